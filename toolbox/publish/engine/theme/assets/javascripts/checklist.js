// Boxes that stay ticked on this device, with progress, filters, a crew's own rows and print: on event pages and in the
// form's result.

import { addOwnRows } from "./crew/add.js";
import { drawRows, recount } from "./crew/rows.js";
import { closeByEscape, make, tell } from "./dom.js";

const FILTERS = ["role", "phase", "basis"];
const NAMED = "name:";

/**
 * Bring the list inside `root` to life. `tools` is the bar with progress and filters, `kept` the state of the plan;
 * `place` puts the rows where they belong, given whether nothing is left to do about one; `dayOf` words a day, `near` says
 * whether it is over or close, and `finder` gives what finds persons in a text. Call it again when the list has been made anew.
 */
export function checklist(root, tools, kept, { place, ...more }) {
  const list = new Checklist(root, tools, kept);
  const crew = { kept, words: list.words, ...more, changed: () => list.changed(), remove: (id) => list.remove(id) };
  place((id) => kept.isSettled(id));
  list.begin(crew);
  return list;
}

class Checklist {
  #root;
  #tools;
  #kept;
  #crew = null;
  #chosen;

  constructor(root, tools, kept) {
    [this.#root, this.#tools, this.#kept] = [root, tools, kept];
    this.words = JSON.parse(tools.dataset.words);
    this.#chosen = FILTERS.map((which) => [which, tools.querySelector(`.tools__${which}`)]);
  }

  begin(crew) {
    this.#crew = crew;
    const on = (name) => this.#tools.querySelector(`.tools__${name}`);
    this.#root.onchange = ({ target }) => target.matches(".todo__item > input") && this.#tick(target);
    this.#root.onkeydown = closeByEscape;
    for (const [, select] of this.#chosen) select.onchange = () => this.#narrow();
    on("clear").onclick = () => this.#clear();
    on("print").onclick = () => print();
    on("all").onclick = () => this.#showAll();
    addOwnRows(on("add"), crew);
    this.#kept.onElsewhere = () => this.draw();
    this.draw();
    this.#tools.hidden = false;
  }

  /** Bring all of the list up to date with the state that is kept. */
  draw() {
    drawRows(this.#root, this.#crew);
    offer(this.#chosen[0][1], this.#root, this.#kept, this.words);
    this.#narrow();
    this.#count();
  }

  /** The state was changed from a row. */
  changed() {
    this.say("");
    this.draw();
  }

  /** Say something under the progress, with a way back where there is one. */
  say(text, back = null) {
    tell(this.#tools.querySelector(".tools__told"), text, back && { word: this.words.undo, back });
  }

  /** Take a row of the crew's own away. */
  remove(id) {
    this.#withUndo(this.words.removed, { [`row:${id}`]: "" });
    this.#tools.querySelector(".tools__add > summary").focus();
  }

  #tick(box) {
    this.#kept.change({ [`done:${box.value}`]: box.checked ? "1" : "" });
    this.say("");
    if (box.closest(".fold--done")) this.draw();
    recount(this.#root);
    this.#count();
  }

  #clear() {
    const ticked = Object.keys(this.#kept.all).filter((key) => key.startsWith("done:") && this.#kept.all[key][1]);
    if (ticked.length) this.#withUndo(this.words.ticks_cleared, Object.fromEntries(ticked.map((key) => [key, ""])));
  }

  #withUndo(text, values) {
    const before = this.#kept.values(Object.keys(values));
    this.#kept.change(values);
    this.draw();
    this.say(text, () => {
      this.#kept.change(before);
      this.draw();
    });
  }

  #count() {
    const ids = [...this.#root.querySelectorAll(".todo__item > input")].map(({ value }) => value);
    const done = ids.filter((id) => this.#kept.isSettled(id)).length;
    const [progress, said] = [this.#tools.querySelector("progress"), this.#tools.querySelector(".tools__progress")];
    const words = said.dataset.phrase.replace("{done}", done).replace("{total}", ids.length);
    if (said.textContent !== words) said.textContent = words;
    this.#root.querySelector(".chips__done").textContent = words;
    progress.max = Math.max(ids.length, 1);
    progress.value = done;
  }

  #showAll() {
    for (const [, select] of this.#chosen) select.value = "";
    this.#narrow();
    this.#chosen[0][1].focus();
  }

  /** Show only the rows that are asked for, and say on paper which those are. */
  #narrow() {
    const asked = this.#chosen.filter(([, { value }]) => value);
    const isOf = (item, value) => alike(this.#kept.status(item.querySelector("input").value).name) === value.slice(NAMED.length);
    const holds = (item) => ([which, { value }]) => (value.startsWith(NAMED) ? isOf(item, value) : item.dataset[which] === value);
    for (const item of this.#root.querySelectorAll(".todo__item")) item.hidden = !asked.every(holds(item));
    for (const group of this.#root.querySelectorAll(".day, .fold, .phase, .own-rows, .first-things, .late-things")) {
      group.hidden = !group.querySelector(".todo__item:not([hidden])");
      if (group.matches(".fold:not(.aside)")) unfold(group, asked.length > 0);
    }
    recount(this.#root);
    const only = asked.map(([, select]) => select.selectedOptions[0].textContent).join(" · ");
    const said = only && `${this.words.only}: ${only} (${this.#root.querySelectorAll(".todo__item:not([hidden])").length})`;
    for (const place of this.#root.querySelectorAll(".narrowed")) {
      if (place.textContent !== said) place.textContent = said;
      place.hidden = !only;
    }
    this.#tools.querySelector(".tools__narrowed").hidden = !only;
  }
}

/** A name as it is compared: *Jan* and *jan* are one person. */
const alike = (name) => name?.toLowerCase() ?? "";

/** Open a fold for as long as the list is narrowed, but leave it to who opened it. */
function unfold(group, narrowed) {
  if (narrowed && !group.open) [group.open, group.dataset.opened] = [true, ""];
  if (!narrowed && "opened" in group.dataset) {
    group.open = false;
    delete group.dataset.opened;
  }
}

/** Offer the roles that stand in the list and the names that rows were given to, and keep what was chosen. */
function offer(select, root, kept, words) {
  const chosen = select.value;
  const roles = new Map();
  const names = new Map();
  for (const item of root.querySelectorAll(".todo__item")) {
    const { name } = kept.status(item.querySelector("input").value);
    if (name && !names.has(alike(name))) names.set(alike(name), name);
    if (item.dataset.role) roles.set(item.dataset.role, item.querySelector(".todo__role").textContent);
  }
  const options = [...roles].map(([value, label]) => new Option(label, value));
  const group = make("optgroup", { label: words.names }, [...names].sort().map(([value, name]) => new Option(name, NAMED + value)));
  select.replaceChildren(select.options[0], ...options, ...(names.size ? [group] : []));
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
}
