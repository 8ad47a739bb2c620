// The plan as it is shown under the form.

import { make } from "../dom.js";
import { withFigures } from "../plan/assemble.js";
import { columnsOf } from "../plan/columns.js";
import { inOneGo } from "../plan/derive.js";
import { compare, stretches } from "../plan/time.js";

/**
 * Name of the event, when it is and for how many, its tier and heat, and, once the rows are put where they belong, how many
 * days are left and how many rows are done; as on the page of an event.
 */
export const titled = (plan, speak, { words }) => [
  make("h2", { id: "plan-title", tabindex: "-1" }, make("bdi", {}, plan.event.name)),
  make(
    "p",
    { class: "chips" },
    make("span", {}, make("bdi", {}, speak.inShort(plan))),
    " ",
    make("span", { class: `chip chip--${plan.tier}` }, words.tier[plan.tier]),
    plan.heat === "low" ? null : [" ", make("span", { class: `chip chip--heat-${plan.heat}` }, `${words.page.why_heat}: ${words.heat[plan.heat]}`)],
    " ",
    make("a", { class: "chips__change", href: "#first" }, words.form.change),
    " ",
    make("span", { class: "chips__now" }, make("b", { class: "chips__left" }), " ", make("span", { class: "chips__done" })),
  ),
];

/** What stands above the rest of the list: why this tier, heat, what was assumed, and figures. */
export function summary(plan, speak, { words, policy }) {
  const { page } = words;
  const named = new Set(plan.actions.flatMap((one) => Object.keys(one.quantity ?? {})));
  const figures = Object.keys(policy.quantities).filter((name) => named.has(name));
  return [
    make("p", {}, make("strong", {}, `${words.tier[plan.tier]}. `), speak.whyTier(plan)),
    make("p", {}, make("strong", {}, `${page.why_heat}: ${words.heat[plan.heat]}. `), speak.whyHeat(plan)),
    plan.assumed.length
      ? make(
          "details",
          { class: "assumed" },
          make("summary", {}, page.assumed, make("small", {}, ` ${plan.assumed.length}`)),
          make("ul", {}, speak.assumed(plan).map((one) => make("li", {}, one))),
          make("p", {}, `${page.assumed_change} `, make("a", { href: "#refine" }, words.form.refine), "."),
        )
      : null,
    figures.length
      ? make("ul", { class: "figures" }, figures.map((name) => figure(plan.quantities[name], policy.quantities[name], speak)))
      : null,
  ];
}

const figure = (value, quantity, speak) =>
  make("li", {}, make("strong", {}, speak.number(value), quantity.unit ? make("small", {}, ` ${quantity.unit}`) : ""), ` ${speak.label(value, quantity)}`);

/** What stands first: the few actions that matter most. */
export function foremost(plan, speak, catalogue) {
  const rows = Object.fromEntries(plan.actions.map((one) => [one.id, one]));
  const item = itemOf(plan, speak, catalogue);
  const oneDay = plan.event.start.slice(11, 16) >= catalogue.limits.evening ? "first_during_night" : "first_during";
  const during = inOneGo(plan.event, plan.hours, catalogue.limits) ? oneDay : "first_during_days";
  const heading = { before: "first_before", during };
  const parts = Object.entries(plan.first).filter(([, ids]) => ids.length);
  const made = parts.map(([phase, ids]) =>
    make(
      "section",
      { class: "first-things", "aria-labelledby": `first-${phase}` },
      make("h3", { id: `first-${phase}` }, catalogue.words.page[heading[phase]], " ", make("small", {}, ids.length)),
      make("ul", { class: "todo todo--tick" }, ids.map((id) => item(rows[id]))),
    ),
  );
  return parts.length ? [...made, legend(catalogue)] : [];
}

/** What the signs mean. */
function legend({ words: { page, basis, weight } }) {
  const names = { ...basis, ...weight };
  const parts = page.basis_words.split(/\{(\w+)\}/);
  return make("p", { class: "quiet legend" }, parts.map((part, at) => (at % 2 ? sign({ id: part, text: names[part] }) : part)));
}

/** Where what is late goes, and that the event is over: empty until the rows are put where they belong. */
export const lateShell = ({ actions }, { words: { page }, contact, addresses }) => [
  make("p", { class: "past", hidden: "" }, page.past, " ", actions.some(({ phase }) => phase === "after") ? [`${page.past_left} `, make("a", { href: "#after" }, page.past_after), " · "] : null, make("a", { href: `../${addresses.evaluation}/` }, page.evaluate)),
  make(
    "section",
    { class: "late-things", "aria-labelledby": "late", hidden: "" },
    make("h3", { id: "late" }, page.late, " ", make("small", {})),
    make("p", {}, `${page.late_hint} `, make("a", { href: contact.url }, contact.name), "."),
    make("ul", { class: "todo todo--tick" }),
    ["late_more", "done"].map((word) =>
      make("details", { class: `fold fold--${word}` }, make("summary", {}, page[word], " ", make("small", { class: "count" })), make("ul", { class: "todo todo--tick" })),
    ),
  ),
];

/** What putting the rows where they belong rests on; the same as on the page of an event. */
export const noticeSettings = ({ event }, { policy, first, locale, words }) => ({
  start: event.start,
  end: event.end,
  stretches: stretches(event),
  timezone: policy.timezone,
  per_day: policy.per_day,
  first,
  locale,
  words: words.page,
});

/** The other actions by phase and day, each with its box, its reason and its guideline. */
export function list(plan, speak, catalogue) {
  const told = new Set(Object.values(plan.first).flat());
  const item = itemOf(plan, speak, catalogue);
  return catalogue.choices.phase.map((phase) => {
    const actions = plan.actions.filter((one) => one.phase === phase && !told.has(one.id));
    if (!actions.length) return null;
    const heading = make("h3", { id: phase }, catalogue.words.phase[phase], " ", make("small", {}, actions.length));
    const days = grouped(actions).sort(([one], [other]) => compare(one, other));
    return make("section", { class: "phase", "aria-labelledby": phase }, heading, days.map(([due, some]) => day(due, some, phase)));
  });

  function day(due, actions, phase) {
    const away = make("small", {}, ` ${speak.away(actions[0], plan.event)}`);
    const heading = phase === "during" ? null : make("h4", { class: "due" }, make("time", { datetime: due }, speak.near(due, plan.event.start)), away);
    return make("div", { class: "day" }, heading, make("ul", { class: "todo todo--tick" }, actions.map(item)));
  }
}

/** Which labels the plan comes near to: what it gives, what is missing, and where to ask for one. */
export function labelled(plan, speak, { words: { page }, policy }) {
  const rows = policy.labels.filter(({ id }) => id in plan.labels).map(({ id, name, url, basic, more }) => {
    const { met, missing } = plan.labels[id];
    const said = Object.fromEntries([...basic, ...more].map((one) => [one.id, one.label]));
    const line = (heading, ids) =>
      ids.length ? make("p", {}, make("strong", {}, `${heading}: `), ids.map((one) => said[one]).join(" · ")) : null;
    return [
      make("h4", {}, speak.say("page", "label_basic", { name, met: basic.length - missing.length, all: basic.length })),
      line(page.label_missing, missing),
      line(page.label_met, basic.map(({ id }) => id).filter((one) => met.includes(one))),
      line(page.label_more, more.map(({ id }) => id).filter((one) => met.includes(one))),
      make("p", {}, make("a", { href: url }, speak.say("page", "label_ask", { name }))),
    ];
  });
  if (!rows.length) return [];
  const head = [make("h3", { id: "plan-labels" }, page.labels), make("p", { class: "quiet" }, page.labels_words)];
  return [make("section", { class: "labels", "aria-labelledby": "plan-labels" }, head, rows)];
}

/** How a row to tick is made: who asks it, what to do, under it by when and who, and folded why. */
function itemOf(plan, speak, catalogue) {
  const at = new Map(plan.actions.map(({ id }, place) => [id, place]));
  const own = new Map(catalogue.guidelines.flatMap(({ id, actions }) => actions.map((one) => [`${id}/${one.id}`, one])));
  const columns = columnsOf(plan, speak, catalogue);
  const fill = withFigures(plan.quantities, catalogue);
  const figures = new RegExp(`(${catalogue.figure})`);
  const standOut = (text) => text.split(figures).map((part, at) => (at % 2 ? make("b", {}, part) : part));
  const { words } = catalogue;
  return function item(one) {
    const id = `do-${one.id.replace("/", "-")}`;
    const { lang, translated } = own.get(one.id);
    const unlike = translated !== false ? null : [" ", make("small", {}, `(${words.page.not_translated})`)];
    const line = columns.line(one);
    const signs = line.filter(({ spot }) => spot === "before").map((part) => [sign(part), " "]);
    return make(
      "li",
      { class: "todo__item", ...dataOf(one, at.get(one.id), own.get(one.id), fill) },
      make("input", { type: "checkbox", id, value: one.id }),
      make("label", { class: "todo__text", for: id }, signs, lang ? make("span", { lang }, standOut(one.text)) : standOut(one.text), unlike),
      make("span", { class: "todo__meta" }, said(line, "under", catalogue)),
      make("details", { class: "row-menu" }, make("summary", {}, "…"), make("p", {}, said(line, "folded", catalogue))),
    );
  };
}

/**
 * What the scripts of the list read off a row; `own` is the action in the catalogue. What is done instead stands in a plan
 * only where that is late on its day; here it is kept for every row, as the clock goes on.
 */
const dataOf = (one, at, own, fill) => ({
  "data-at": at,
  "data-role": one.role,
  "data-phase": one.phase,
  "data-basis": one.basis,
  "data-weight": one.weight,
  "data-due": one.phase === "before" ? one.due : null,
  "data-again": one.again ?? null,
  "data-instead": own.instead ? fill(own.instead) : null,
  "data-instead-lang": own.instead_lang,
  "data-was": own.was?.join(" ") ?? null,
});

/** Who asks a row and that lives depend on it, each a sign and a word; as in macros.html.j2. */
const sign = ({ id, text }) => make("span", { class: `basis basis--${id}` }, text);

/** What is said of a row at one spot, as words of which some lead somewhere. */
function said(line, spot, { addresses, guidelines }) {
  const PARTS = {
    due: ({ id, text }, _dot, next) => make("span", { class: "todo__due" }, make("time", { datetime: id }, text), next ? " · " : ""),
    guideline: ({ id, text }, dot) => [dot, make("a", { href: `../${addresses.guidelines}/${id}/`, lang: guidelines.find((one) => one.id === id).lang }, text)],
    settle: ({ url, text }, dot) => [dot && " ", make("span", { class: "todo__settle" }, make("a", { href: url }, text))],
  };
  const plain = ({ name, text }, dot) => make("span", { class: `todo__${name}` }, `${dot}${text}`);
  const parts = line.filter((part) => part.spot === spot);
  return parts.map((part, at) => {
    const dot = !at || parts[at - 1].name === "due" ? "" : " · ";
    return (PARTS[part.name] ?? plain)(part, dot, parts[at + 1]);
  });
}

function grouped(actions) {
  const days = new Map();
  for (const one of actions) days.set(one.due, [...(days.get(one.due) ?? []), one]);
  return [...days];
}
