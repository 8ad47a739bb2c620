// The days of an event with nights off: rows that can be added and removed. As an answer each is `from/until/visitors`.

import { markWrong } from "../dom.js";
import { HALF } from "../plan/profile.js";

const PARTS = ["from", "until", "attendance"];

/** The rows of a form; `changed` is called after a row has come or gone. */
export function dayRows(form, changed) {
  const place = form.querySelector(".day-rows");
  const template = form.querySelector("#day-row");
  const add = form.querySelector("[data-add=days]");
  const problem = form.querySelector("#problem-days");
  const field = (row, part) => row.querySelector(`[data-part=${part}]`);

  function make(values = []) {
    const row = template.content.firstElementChild.cloneNode(true);
    PARTS.forEach((part, at) => (field(row, part).value = values[at] ?? ""));
    row.querySelector("[data-remove]").addEventListener("click", () => {
      place.before(problem);
      row.remove();
      number();
      add.focus();
      changed();
    });
    place.append(row);
    number();
    return row;
  }

  const said = (row, half) => PARTS.map((part) => field(row, part)).map((one) => (one.validity.badInput ? half : one.value.trim()));
  const filled = (half) => [...place.children].filter((row) => said(row, half).some(Boolean));

  function number() {
    [...place.children].forEach((row, at) => row.setAttribute("aria-label", `${template.dataset.label} ${at + 1}`));
    add.disabled = place.children.length >= Number(template.dataset.most);
  }

  add.addEventListener("click", () => {
    field(make(), "from").focus();
    changed();
  });
  return {
    /** The answers; a row in which nothing stands is none. `half` stands for a date that is filled in by half. */
    read(half = "") {
      return filled(half).map((row) => said(row, half).join("/"));
    },
    /** Mark what is wrong: of each row in which something stands, some of its parts. */
    mark({ rows = [] } = {}) {
      [...place.children].forEach((row) => PARTS.forEach((part) => markWrong(field(row, part), false)));
      const there = filled(HALF);
      const first = there[rows.findIndex((parts) => parts.length)];
      if (first) first.prepend(problem); // beside what it is about
      else place.before(problem);
      rows.forEach((parts, at) => parts.forEach((part) => markWrong(field(there[at], PARTS[part]), true)));
    },
    /** Show these answers in place of what stands there. */
    write(answers) {
      place.before(problem);
      place.replaceChildren();
      for (const one of [answers ?? []].flat().slice(0, Number(template.dataset.most))) make(String(one).split("/"));
      if (place.children.length) place.closest("details").open = true;
    },
  };
}
