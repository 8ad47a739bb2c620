// A plan in words: reasons, dates and figures, with the phrases of catalogue.json. What each says is decided in
// toolbox/write/words/reasons.py; this is its counterpart on the site.

import { DEFAULT } from "./assume.js";
import { date, daysBetween, daysOf, later, unbroken } from "./time.js";
import { inOneGo, threshold } from "./derive.js";

const SHORT = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
const ORDER = ["weekday", "day", "month", "year"];

const [NIGHT_ENDS, NOON] = ["04:00", "12:00"];

const formats = new Map();

/** What writes days; a list has a hundred of them, and making it takes longer than using it. */
function formatOf(locale, options) {
  const key = JSON.stringify([locale, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }));
  return formats.get(key);
}

/** A day as the generator writes it, in the order that Babel's `EEE d MMM y` has in every language; without a year where the options name none. */
export function dayWith(locale, iso, options = SHORT) {
  const parts = formatOf(locale, options).formatToParts(new Date(`${iso}T00:00Z`));
  return ORDER.flatMap((type) => parts.filter((part) => part.type === type).map(({ value }) => value)).join(" ");
}

/** A day as a list of an event says it: with the year only where that is another than that in which the event begins. */
export const dayNear = (locale, iso, start) => dayWith(locale, iso, iso.slice(0, 4) === start.slice(0, 4) ? { ...SHORT, year: undefined } : SHORT);

/** Whether a day is today, tomorrow or this week, which ends on Sunday, in words. */
export function soon(day, today, words) {
  const days = daysBetween(today, day);
  const left = (7 - new Date(`${today}T00:00Z`).getUTCDay()) % 7;
  if (days === 0 || days === 1) return days ? words.tomorrow : words.today;
  return days > 0 && days <= left ? words.this_week : "";
}

/** Of the bounds that a number met, the one that says most from below and from above: the others follow from it. */
function narrowest(bounds) {
  const by = (part, less) => {
    const [first, ...more] = bounds.filter(([sign]) => sign.startsWith(part)).map(([sign, bound]) => [sign, Number(bound)]);
    const tighter = (one, other) => (one[1] === other[1] ? one[0] === part : less === one[1] < other[1]);
    return first ? [more.reduce((best, one) => (tighter(one, best) ? one : best), first)] : [];
  };
  return [...by(">", false), ...by("<", true)];
}

/** The speaker of one catalogue: every function gives a text. */
export function speaker({ words, locale, policy, facts, limits }) {
  const rows = Object.fromEntries(facts.map((fact) => [fact.name, fact]));
  const plural = new Intl.PluralRules(locale);
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const number = (value) => figure.format(value);
  const fill = (phrase, gaps) => phrase.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
  const say = (group, key, gaps = {}) => fill(String(words[group][key]), gaps);
  /** A phrase in the form that a number asks for; one without forms is the same for all. */
  const counted = (value, group, key, gaps) => {
    const forms = words[group][key];
    return fill(typeof forms === "string" ? forms : (forms[plural.select(value)] ?? forms.other), gaps);
  };
  const count = (value, group, key) => counted(value, group, key, { count: number(value) });
  /** The label of a figure: of just one it has a word of its own. */
  const label = (value, quantity) => (quantity.singular && plural.select(value) === "one" ? quantity.singular : quantity.label);
  const joined = (fact, values) => values.map((value) => words[rows[fact].group][value]).join(", ");
  const day = (iso, options = SHORT) => dayWith(locale, iso, options);
  const near = (iso, start) => dayNear(locale, iso, start);

  /** One reason; `more` are further bounds that the same fact met. */
  function reason({ fact, value, rule }, more = []) {
    if (fact === "tier") return rule in words.tier ? say("reason", `tier_${rule}`) : say("reason", "tier_condition", { value });
    if (rule.startsWith("only ")) return say("reason", "only", { value: joined(fact, value) });
    const say_it = REASONS[rows[fact].kind];
    if (!say_it) throw new Error(`a kind of value without words: ${rows[fact].kind}`);
    return say_it(fact, value, [...new Set([rule, ...more])]);
  }

  const REASONS = {
    "yes-no": (fact, value) => say("reason", `${fact}_${value}`),
    one: (fact, value, rules) => {
      const wanted = rules.flatMap((rule) => rule.split(" | "));
      return say("reason", fact, { value: joined(fact, [value].flat().filter((one) => wanted.includes(one))) });
    },
    several: (...given) => REASONS.one(...given),
    scale: (fact, value, rules) => {
      const bounds = rules.map((rule) => rule.split(" "));
      const level = joined(fact, [value]);
      if (!(bounds[0][0] in words.scale)) return say("reason", `${fact}_list`, { value: level });
      const limits = bounds.map(([sign, bound]) => say("scale", sign, { bound: joined(fact, [bound]) }));
      return say("reason", fact, { value: level, bound: limits.join(", ") });
    },
    number: (fact, value, rules) => {
      const bounds = narrowest(rules.map((rule) => rule.split(" "))).map(([sign, bound]) => say("bound", sign, { bound: number(bound) }));
      const visitors = count(value, "fact", "attendance_count");
      if (fact === "hours" && value > limits.in_hours) return say("reason", "hours_days", { value: number(Math.ceil(value / 24)), bound: bounds.join(", ") });
      return counted(value, "reason", fact, { value: number(value), visitors, bound: bounds.join(", ") });
    },
  };

  /** Whether it is said with what else the same fact met: a bound, or some of several choices. */
  const joins = ({ fact, rule }) => rule.split(" ")[0] in words.bound || (rows[fact]?.kind === "several" && !rule.startsWith("only "));

  /** Why an item is in a plan; that it is for every event is only said where nothing else is. */
  function why(reasons) {
    const special = reasons.filter(({ fact, rule }) => fact !== "tier" || rule !== "basic");
    const said = new Map(); // a fact that met more than one condition is said once
    for (const one of special.length ? special : reasons.slice(0, 1)) {
      const own = joins(one) ? one.fact : `${one.fact} ${one.rule}`;
      said.set(own, [...(said.get(own) ?? []), one]);
    }
    const found = [...said.values()].map(([first, ...more]) => reason(first, more.map(({ rule }) => rule)));
    return [...new Set(found)].join(" · ");
  }

  function whyTier({ event, tier }) {
    const [from, setting] = threshold(event.kind, policy.tiers);
    const kind = say("derived", "setting_kind", { kind: words.kind[event.kind] });
    return say("derived", tier === "extended" ? "tier_at_least" : "tier_below", {
      visitors: count(event.attendance, "fact", "attendance_count"),
      bound: number(from),
      setting: setting === "extended_from" ? say("derived", "setting_all") : kind,
    });
  }

  const whyHeat = ({ reasons }) => reasons.heat.map(whyThisHeat).join(" ");

  function whyThisHeat({ fact, value, rule }) {
    if (fact === "heat_risk" || fact === "setting") return say("derived", fact);
    if (fact === "dates") return say("derived", rule.startsWith("in ") ? "dates_in" : "dates_out", { season: season() });
    const [sign, bound] = rule.split(" ");
    const limit = say("bound", sign, { bound: number(Number(bound)) });
    return say("derived", fact, { value: number(value), base: number(Number(policy.heat.sum_base)), bound: limit });
  }

  const season = () =>
    [policy.heat.season_start, policy.heat.season_end]
      .map((one) => day(`2000-${one}`, { day: "numeric", month: "long" }))
      .join(" – ");

  /** How far from the event an action is due: `14 dagen vooraf`. */
  function away({ phase, due }, { start, end }) {
    if (phase === "during") return say("page", "during_event");
    const days = phase === "before" ? daysBetween(due, date(start)) : daysBetween(date(end), due);
    if (phase === "after" && days === 0) return say("page", "right_after");
    if (days <= 0) return say("page", "on_the_day");
    return count(days, "page", phase === "before" ? "days_before" : "days_after");
  }

  /** Whether an action is late, or done today, tomorrow or this week. */
  function mark({ late, phase, now, due }, today) {
    if (late || (phase === "after" && today && due < today)) return say("page", "late_mark");
    return today && phase !== "during" ? soon(now ?? due, today, words.page) : "";
  }

  /** What nobody said and was assumed, each with why where that follows from another fact; the reasoned ones first. */
  function assumed({ event, assumed: names, reasons }) {
    const found = names.map((name) => {
      const what = rows[name].kind === "yes-no" ? say("reason", `${name}_${event[name]}`) : `${say("fact", name).toLowerCase()}: ${value(name, event[name])}`;
      const why_so = reasons[name].filter(({ rule }) => rule !== DEFAULT).map((one) => reason(one)).join(", ");
      return [!why_so, why_so ? say("page", "assumed_because", { what, why: why_so }) : what];
    });
    return found.sort(([one], [other]) => one - other).map(([, text]) => text);
  }

  /** A fact's value in words: one of several, or a class of numbers. */
  const value = (name, one) =>
    rows[name].kind === "number" ? say("fact", `${name}_value`, { count: one }) : rows[name].kind === "yes-no" ? say("form", one ? "yes" : "no") : joined(name, [one].flat());

  /** When it is, in one line; what begins after midnight says of which night it is. */
  function when({ event, hours }) {
    const days = [...daysOf(unbroken(event))].sort();
    const [start, end] = [event.start, event.end].map((one) => one.slice(11, 16));
    const [first, last] = [days[0], day(days.at(-1))];
    if (days.length > 1 && inOneGo(event, hours, limits)) return `${day(first, { ...SHORT, year: undefined })}, ${start} – ${last}, ${end}`;
    if (days.length > 1) return `${near(first, days.at(-1))}, ${start} – ${last}`;
    const said = `${last}, ${start} – ${end}`;
    const [eve, next] = [later(first, -1), first].map((one) => day(one, { weekday: "short", day: "numeric" }));
    return start < NIGHT_ENDS && end <= NOON ? say("fact", "night_of", { when: said, eve, day: next }) : said;
  }

  /** When it is and for how many, in one line; as in_short in toolbox/write/words/facts.py. */
  const inShort = (plan) => `${when(plan)} · ${count(plan.event.attendance, "fact", "attendance_count")}`;
  return { say, count, number, label, day, near, mark, why, whyTier, whyHeat, away, inShort, assumed, value };
}
