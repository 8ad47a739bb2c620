// What a crew does with a row besides ticking it: a name, set aside with a reason, rows of their own. A menu of each row has
// it; rows that are set aside stand in a fold at the end of their phase.

import { make } from "../dom.js";
import { phaseSection } from "./phases.js";
import { fillMenu } from "./menu.js";

/** A row among those that were too late and are done, but is not, or no longer, goes back to its list; the keyboard stays with it. */
function backToLate(root, kept) {
  const lists = root.querySelectorAll(".late-things > ul, .fold--late_more ul");
  for (const item of root.querySelectorAll(".fold--done .todo__item")) {
    if (kept.isSettled(item.querySelector("input").value)) continue;
    const focused = item.contains(document.activeElement) && document.activeElement;
    lists[item.dataset.list].append(item);
    lists[0].parentElement.classList.toggle("late-things--light", !lists[0].children.length);
    focused?.focus?.();
  }
}

/** Bring all rows inside `root` up to date with the state that is kept; `words` are those of the crew. */
export function drawRows(root, crew) {
  const { kept } = crew;
  drawOwn(root, crew);
  for (const item of root.querySelectorAll(".todo__item")) {
    const box = item.querySelector("input");
    const status = kept.status(box.value);
    box.checked = status.done;
    addMenu(item, crew);
    drawName(item, status.name);
    drawAside(root, item, status, crew.words);
  }
  backToLate(root, kept);
}

const textOf = (item) =>
  [...item.querySelector(".todo__text").childNodes]
    .filter((node) => !node.classList?.contains("basis"))
    .map((node) => node.textContent)
    .join("")
    .trim();

/** The menu of a row: why it is there stands in it already, what a crew does with it comes in when it opens. */
function addMenu(item, crew) {
  const menu = item.querySelector(".row-menu");
  if (menu.querySelector("div")) return;
  const place = make("div", {});
  menu.append(place);
  menu.addEventListener("toggle", () => menu.open && fillMenu(place, item, crew));
  const dots = menu.firstElementChild;
  dots.title = crew.words.menu;
  dots.ariaLabel = `${crew.words.menu}: ${textOf(item)}`;
}

function drawName(item, name) {
  let place = item.querySelector(".todo__name");
  if (!place && name) {
    place = make("bdi", { class: "todo__name" });
    item.querySelector(".todo__meta").prepend(place);
  }
  if (place && place.textContent !== name) place.textContent = name;
  if (place) place.hidden = !name;
}

/** Where a row stood before it was set aside. */
const places = new WeakMap();

function drawAside(root, item, { aside, reason }, words) {
  const isThere = Boolean(item.closest(".aside"));
  if (aside && !isThere) {
    const place = document.createComment("");
    item.replaceWith(place);
    places.set(item, place);
    asideFold(root, item.dataset.phase, words).querySelector("ul").append(item);
  }
  if (!aside && isThere) places.get(item).replaceWith(item);
  let said = item.querySelector(".todo__aside");
  if (aside && !said) {
    said = make("span", { class: "todo__aside" });
    item.querySelector("label").after(said);
  }
  if (!aside) said?.remove();
  else said.textContent = `${words.not_for_us}: ${reason}`;
}

function asideFold(root, phase, words) {
  const section = phaseSection(root, phase);
  const found = section.querySelector(".aside");
  if (found) return found;
  const made = make("details", { class: "fold aside" }, make("summary", {}, `${words.not_for_us}: `, make("small", { class: "count" })), make("ul", { class: "todo todo--tick" }));
  section.append(made);
  return made;
}

/** The crew's own rows, after the others of their phase. */
function drawOwn(root, { kept, words, dayOf, near }) {
  const rows = new Map(kept.own().map((one) => [one.id, one]));
  for (const item of root.querySelectorAll(".todo__item--own")) {
    const { value } = item.querySelector("input");
    if (rows.has(value)) rows.delete(value);
    else item.remove();
  }
  for (const row of rows.values()) ownList(root, row.phase).append(ownItem(row, words, dayOf, near));
}

function ownList(root, phase) {
  const section = phaseSection(root, phase);
  const found = section.querySelector(".own-rows");
  if (found) return found;
  const made = make("ul", { class: "todo todo--tick own-rows" });
  const aside = section.querySelector(".aside");
  if (aside) aside.before(made);
  else section.append(made);
  return made;
}

function ownItem({ id, text, phase, due }, words, dayOf, near) {
  const box = `do-${id.replace("/", "-")}`;
  const said = due && near(due);
  const day = due ? [make("time", { datetime: due }, dayOf(due)), ...(said ? [" ", make("b", { class: "mark" }, said)] : []), " · "] : [];
  return make(
    "li",
    { class: "todo__item todo__item--own", "data-phase": phase, "data-role": "", "data-basis": "" },
    make("input", { type: "checkbox", id: box, value: id }),
    make("label", { class: "todo__text", for: box }, make("bdi", {}, text)),
    make("span", { class: "todo__meta" }, ...day, words.own),
    make("details", { class: "row-menu" }, make("summary", {}, "…")),
  );
}

/** The number of rows that are shown beside each heading, fold and jump, without those that are set aside; of what is late those that are left. */
export function recount(root) {
  const count = (place, others = "") => place.querySelectorAll(`.todo__item:not([hidden])${others}`).length;
  for (const section of root.querySelectorAll(".first-things, .late-things, .phase")) {
    const small = section.querySelector("h2 small, h3 small");
    if (!small) continue;
    const here = count(section, section.matches(".late-things") ? ":not(.fold *, :has(> input:checked))" : ":not(.aside *)");
    small.textContent = here;
    const jump = root.querySelector(`.jump a[href="#${section.getAttribute("aria-labelledby")}"]`);
    if (!jump) continue;
    jump.querySelector("small").textContent = here;
    jump.parentElement.hidden = section.hidden;
  }
  for (const number of root.querySelectorAll(".fold .count")) number.textContent = count(number.closest(".fold"));
}
