// Selecting what applies to one event, and saying why. The same as toolbox/assemble; a test compares plan for plan.

import { assume } from "./assume.js";
import { derive, inOneGo } from "./derive.js";
import { first } from "./first.js";
import { labelsOf } from "./labels.js";
import { onShortNotice } from "./notice.js";
import { compare, date, daysOf, later, unbroken } from "./time.js";

const PLACEHOLDER = /\{([^{}]*)\}/g;

/**
 * The plan of an event, as plan.json has it, from what was said of it; `catalogue` is catalogue.json. With `today` it is
 * the plan on that day.
 */
export function assemble(given, catalogue, today = "") {
  const { policy, choices } = catalogue;
  const scales = scalesOf(catalogue);
  const { event, assumed, reasons: whyAssumed } = assume(given, catalogue.facts);
  const { reasons: whyDerived, ...derived } = derive(event, policy, choices.heat);
  const facts = { ...event, ...derived };
  const severalDays = derived.day_count > 1 && !inOneGo(event, derived.hours, catalogue.limits);
  const quantities = reckon(policy.quantities, facts, scales);
  const fill = withFigures(quantities, catalogue);
  const guidelines = [];
  const actions = [];
  for (const guideline of catalogue.guidelines) {
    const why = whyGuideline(guideline, facts, scales);
    if (!why) continue;
    const { id, title, principle } = guideline;
    guidelines.push({ id, title, tier: guideline.tier, principle, reasons: why });
    for (const action of guideline.actions) {
      const own = whyLines(action.when, facts, scales);
      if (own) actions.push(planned(action, guideline, { facts, quantities, fill, severalDays, usual: catalogue.marks }, [...why, ...own]));
    }
  }
  const rank = (phase) => choices.phase.indexOf(phase);
  const weight = ({ weight: one }) => choices.weight.indexOf(one);
  // Before the event by day, during and after it by weight. A stable sort: guideline and place decide where all else is equal.
  const within = (one, other) => (one.phase === "before" ? compare(one.due, other.due) : weight(one) - weight(other));
  const inOrder = (one, other) => rank(one.phase) - rank(other.phase) || within(one, other);
  const dated = onShortNotice(actions, noticeOf(event, catalogue, today)).sort(inOrder);
  const foremost = first(dated, catalogue.first);
  const labels = labelsOf(policy.labels, actions, (when) => whyLines(when, facts, scales));
  const reasons = { ...whyDerived, ...whyAssumed };
  return { event, language: catalogue.language, ...derived, assumed, reasons, quantities, first: foremost, labels, guidelines, actions: dated };
}

/** What fills the figures of an event in where a text leaves room for them. */
export function withFigures(quantities, { locale, words }) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const figure = (name) => (name in quantities ? number.format(quantities[name]) : words.page.agree);
  return (text) => text.replace(PLACEHOLDER, (_, name) => figure(name));
}

/** What short notice rests on; on no day at all nothing is late and nothing gets a day. */
function noticeOf(event, { policy, first: { duties }, words: { page } }, today) {
  const instead = { duty: page.instead_duty, core: page.instead_core, rest: page.instead_rest };
  return { eventDays: [...daysOf(unbroken(event))], today, perDay: policy.per_day, duties, instead };
}

function planned(action, guideline, { facts, quantities, fill, severalDays, usual }, reasons) {
  const made = {
    id: `${guideline.id}/${action.id}`,
    text: fill(action.text),
    role: action.role,
    phase: action.phase,
    due: dueDate(action, facts),
    ...marksAt({ ...usual, ...action.marks }, severalDays),
    ...(action.settle ? { settle: action.settle } : {}),
    ...(action.instead ? { instead: fill(action.instead) } : {}),
  };
  const named = [...action.text.matchAll(PLACEHOLDER)].map(([, name]) => name).filter((name) => name in quantities);
  if (named.length) made.quantity = Object.fromEntries(named.map((name) => [name, quantities[name]]));
  return { ...made, reasons };
}

/** The marks of an action at one event: what is done every day is done once where people call it one day or one night. */
function marksAt({ again, ...marks }, severalDays) {
  return again && severalDays ? { ...marks, again } : marks;
}

function dueDate({ phase, due }, { start, end }) {
  if (phase === "after") return later(date(end), due);
  return phase === "before" ? later(date(start), -due) : date(start);
}

/** Every quantity of the policy that has a figure for one event: by the first of its ways that is for it. */
function reckon(quantities, facts, scales) {
  const amount = ({ ways, most }) => {
    const { one_per: per, fixed, agree } = ways.find(({ when }) => whyLines(when, facts, scales));
    const found = per ? Math.ceil(facts.attendance / per) : Number(fixed);
    return agree || (most && found > most) ? null : found;
  };
  const all = Object.entries(quantities).map(([name, one]) => [name, amount(one)]);
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

/** Whether a `when:` holds for the event of a plan. */
export function applies(when, plan, catalogue) {
  const derived = catalogue.facts.filter((fact) => fact.derived).map(({ name }) => [name, plan[name]]);
  return whyLines(when, { ...plan.event, ...Object.fromEntries(derived) }, scalesOf(catalogue)) !== null;
}

/** The words of each fact that has an order, in that order. */
const scalesOf = ({ facts }) =>
  Object.fromEntries(facts.filter(({ kind }) => kind === "scale").map(({ name, choices }) => [name, choices]));

function whyGuideline(guideline, facts, scales) {
  if (guideline.tier === "extended" && facts.tier !== "extended") return null;
  const own = whyLines(guideline.when, facts, scales);
  return own && [{ fact: "tier", value: facts.tier, rule: guideline.tier }, ...own];
}

/** A reason a line, or null where a line does not hold. */
function whyLines(when = {}, facts, scales) {
  const lines = Object.entries(when);
  if (!lines.every(([fact, condition]) => holds(condition, facts[fact], scales[fact]))) return null;
  return lines.map(([fact, condition]) => ({ fact, value: facts[fact], rule: worded(condition) }));
}

function holds(condition, value, scale) {
  if (typeof condition === "boolean") return condition === value;
  if (Array.isArray(condition)) return [value].flat().some((one) => condition.includes(one));
  const [sign, bound] = condition.split(" ");
  const difference = scale ? scale.indexOf(value) - scale.indexOf(bound) : Number(value) - Number(bound);
  return { ">": difference > 0, ">=": difference >= 0, "<": difference < 0, "<=": difference <= 0 }[sign];
}

const worded = (condition) => (Array.isArray(condition) ? condition.join(" | ") : String(condition));
