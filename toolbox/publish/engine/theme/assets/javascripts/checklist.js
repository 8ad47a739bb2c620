// Boxes that stay ticked on this device, with progress, filters and print: on event pages and in the form's result.

import { keep, read } from "./store.js";

/**
 * Bring the list inside `root` to life. `tools` is the bar with progress and filters, `name` that under which the ticks
 * are kept; `place` puts the rows where they belong, given whether one is ticked. Call it again when the list has been made
 * anew.
 */
export function checklist(root, tools, name, place) {
  const boxes = [...root.querySelectorAll(".todo input[type=checkbox]")];
  const kept = read(name);
  const ticked = new Set(Array.isArray(kept) ? kept : []);
  carryOver(root, ticked);
  place((id) => ticked.has(id));
  const progress = tools.querySelector("progress");
  const said = tools.querySelector(".tools__progress");
  const chosen = ["role", "phase", "basis"].map((which) => [which, tools.querySelector(`.tools__${which}`)]);
  const role = chosen[0][1];

  function count() {
    const done = boxes.filter((box) => box.checked).length;
    const words = said.dataset.phrase.replace("{done}", done).replace("{total}", boxes.length);
    if (said.textContent !== words) said.textContent = words;
    progress.max = Math.max(boxes.length, 1);
    progress.value = done;
  }

  function tick(box) {
    if (box.checked) ticked.add(box.value);
    else ticked.delete(box.value);
    keep(name, ticked.size ? [...ticked] : null);
    count();
  }

  function filter() {
    for (const item of root.querySelectorAll(".todo__item")) {
      item.hidden = !chosen.every(([which, { value }]) => !value || item.dataset[which] === value);
    }
    const narrowed = chosen.some(([, { value }]) => value);
    for (const group of root.querySelectorAll(".day, .fold, .phase, .first-things, .late-things")) {
      group.hidden = !group.querySelector(".todo__item:not([hidden])");
      if (group.matches(".fold")) unfold(group, narrowed);
    }
  }

  function clear() {
    ticked.clear();
    keep(name, null);
    for (const box of boxes) box.checked = false;
    count();
  }

  for (const box of boxes) {
    box.checked = ticked.has(box.value);
    box.onchange = () => tick(box);
  }
  fill(role, root);
  for (const [, select] of chosen) select.onchange = filter;
  tools.querySelector(".tools__clear").onclick = clear;
  tools.querySelector(".tools__print").onclick = () => print();
  filter();
  count();
  tools.hidden = false;
}

/** Open a fold for as long as the list is narrowed, but leave it to who opened it. */
function unfold(group, narrowed) {
  if (narrowed && !group.open) [group.open, group.dataset.opened] = [true, ""];
  if (!narrowed && "opened" in group.dataset) {
    group.open = false;
    delete group.dataset.opened;
  }
}

/** A tick goes over from the ids that an action had before. */
function carryOver(root, ticked) {
  for (const item of root.querySelectorAll("[data-was]")) {
    const former = item.dataset.was.split(" ").filter((id) => ticked.delete(id));
    if (former.length) ticked.add(item.querySelector("input").value);
  }
}

/** Offer the roles that stand in the list, and keep what was chosen. */
function fill(select, root) {
  const chosen = select.value;
  const roles = new Map();
  for (const item of root.querySelectorAll(".todo__item")) roles.set(item.dataset.role, item.querySelector(".todo__role").textContent);
  const options = [...roles].map(([value, label]) => new Option(label, value));
  select.replaceChildren(select.options[0], ...options);
  select.value = roles.has(chosen) ? chosen : "";
}
