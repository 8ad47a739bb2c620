// The part of a list in which the rows of a phase stand.

import { make } from "../dom.js";

const ORDER = ["before", "during", "after"];

/** The section of a phase; made where the plan has no other rows there. */
export function phaseSection(root, phase) {
  const found = root.querySelector(`.phase[aria-labelledby="${phase}"]`);
  if (found) {
    found.hidden = false;
    return found;
  }
  const label = root.querySelector(`.tools__phase option[value="${phase}"]`).textContent;
  const heading = root.querySelector("#plan-title") ? "h3" : "h2"; // under the form the plan has a title of its own
  const made = make("section", { class: "phase", "aria-labelledby": phase }, make(heading, { id: phase }, label));
  const earlier = ORDER.slice(0, ORDER.indexOf(phase)).reverse();
  const before = earlier.map((one) => root.querySelector(`.phase[aria-labelledby="${one}"]`)).find(Boolean);
  const after = root.querySelector(".phase");
  if (before) before.after(made);
  else if (after) after.before(made);
  else (root.querySelector(".jump") ?? root.querySelector(".tools")).after(made);
  return made;
}
