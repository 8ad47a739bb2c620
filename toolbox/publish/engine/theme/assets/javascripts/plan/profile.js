// From what somebody answered in the form to a profile, and what is missing or wrong with it, field by field.

import { clashing } from "./assume.js";
import { finder } from "./personal.js";
import { compare, isFar, skipped, utc, wall } from "./time.js";

const LONGEST_NAME = 200;
const SLUG = 60;
/** What stands for a date of which only a part is filled in: a browser does not tell which. */
export const HALF = "half";

/** `answers` holds texts and lists of texts; what comes out is a profile, or problems as `{field, problem}`, of days with `rows`, in each of which its wrong parts stand. */
export function check(answers, { facts, words, persons, clashes, limits, policy }) {
  const problems = [];
  const wrong = (field, problem, where) => problems.push({ field, problem, ...where });
  const asked = facts.filter(({ derived }) => !derived);
  const profile = {};
  const { timezone: zone } = policy;
  for (const fact of asked) {
    const value = reader(fact)(answers[fact.name], fact, (problem, where) => wrong(fact.name, problem, where), { answers, zone });
    if (value !== undefined) profile[fact.name] = value;
  }
  profile.name ||= words.page.my_event;
  order(profile, wrong, limits, zone);
  for (const { fact, other } of clashing(profile, clashes)) wrong(fact, "facts_clash", { other });
  for (const { name, of } of asked.filter(({ kind }) => kind === "text")) {
    const said = line(answers[name]);
    const forms = [...persons.forms, ...(persons.in_names_of[of] ?? [])];
    if (said && finder({ ...persons, forms })(said).length) wrong(name, "personal");
  }
  return { profile: { slug: slug(profile.name), ...profile }, problems };
}

function reader({ kind }) {
  if (!(kind in READ)) throw new Error(`a kind of value that the form cannot ask for: ${kind}`);
  return READ[kind];
}

/** How an answer to each kind of fact is read; nothing comes of one that may stay open. */
const READ = {
  "yes-no": (given) => ({ yes: true, no: false })[given],
  one: (given, fact, wrong) => {
    if (fact.choices.includes(given)) return given;
    if (needed(fact)) wrong("choose");
    return undefined;
  },
  several: (given, fact, wrong) => {
    const found = fact.choices.filter((choice) => (given ?? []).includes(choice));
    if (!found.length && needed(fact)) wrong("choose_some");
    return found.length ? found : undefined;
  },
  scale: (given, fact) => (fact.choices.includes(given) ? given : fact.default),
  number: (given, fact, wrong) => (fact.choices ? ofClasses(given, fact) : whole(given, fact, wrong)),
  moment: (given, fact, wrong, { answers, zone }) => {
    if (answers.days?.length) {
      if (given) wrong("days_beside_start");
      return undefined;
    }
    const made = wall(given ?? "");
    if (isFar(given)) wrong("year");
    else if (made === null) wrong(given ? (given === HALF ? "half_date" : "no_such_time") : fact.name);
    else if (skipped(made, zone)) wrong("skipped");
    return given;
  },
  text: (given) => line(given) || undefined,
  degrees,
  days,
};

/** Whether nothing is assumed where there is no answer. */
const needed = (fact) => fact.default === undefined && !fact.rule;

/** Not a sign that takes room, or none, and that nobody sees: a text of nothing else is no text. */
const SEEN = /[^\p{C}\p{Z}\p{M}\p{DI}\u2800]/u;
/** Between the words of a line: room, signs that no text may hold, and half a sign, of which the rest was cut off. */
const BETWEEN = /[\s\p{Cc}\p{Cs}\u202d\u202e]+/u;

const line = (text) => (typeof text === "string" && SEEN.test(text) ? text.slice(0, LONGEST_NAME).split(BETWEEN).filter(Boolean).join(" ") : "");

const backwards = (start, end, zone) => utc(wall(end), zone) <= utc(wall(start), zone);

function order({ start, end, days: several }, wrong, { days: longest }, zone) {
  const known = wall(start ?? "") !== null && wall(end ?? "") !== null;
  const [field, first, last] = several?.length ? ["days", several[0].from, several.at(-1).until] : ["end", start, end];
  if (field === "end" && !known) return;
  if (field === "end" && backwards(start, end, zone)) wrong("end", "end_before_start");
  else if (Math.floor((wall(last) - wall(first)) / 86_400_000) > longest) wrong(field, "event_too_long");
}

/** The days of an event with nights off, each written `from/until/visitors`; the visitors may stay away. */
function days(given, { most, lowest, highest }, wrong, { zone }) {
  const rows = (given ?? []).slice(0, most).map((one) => String(one).split("/"));
  if (!rows.length) return undefined;
  const outside = ([, , visitors]) => visitors && !(figure(visitors) >= lowest && figure(visitors) <= highest);
  const overlaps = ([from, until], at) => rows.slice(0, at).some((one) => from < one[1] && one[0] < until);
  const refusals = [
    ["year", [0, 1], (row, at, part) => isFar(row[part])],
    ["days", [0, 1], (row, at, part) => wall(row[part] ?? "") === null],
    ["skipped", [0, 1], (row, at, part) => skipped(wall(row[part]), zone)],
    ["end_before_start", [1], ([from, until]) => backwards(from, until, zone)],
    ["zero_first", [2], ([, , visitors]) => zeroFirst(visitors)],
    ["whole_number", [2], outside],
    ["days_overlap", [0], overlaps],
  ];
  for (const [problem, parts, refuses] of refusals) {
    const refused = rows.map((row, at) => parts.filter((part) => refuses(row, at, part)));
    if (refused.some((some) => some.length)) return void wrong(problem, { rows: refused });
  }
  const found = rows.map(([from, until, visitors]) => ({ from, until, ...(visitors ? { attendance: figure(visitors) } : {}) }));
  return found.sort((one, other) => compare(one.from, other.from));
}

const ofClasses = (given, fact) => (fact.choices.includes(Number(given)) ? Number(given) : undefined);

const plain = (said = "") => said.trim().replace(/^(\d{1,3})((?:[ .,'\u00a0\u2009\u202f]\d{3})+)$/, (_, first, rest) => first + rest.replace(/\D/g, ""));

/** A number that begins with a 0: `010` is ten to one and eight to another, as toolbox/model/fields.py has it. */
const ZERO_FIRST = /^[+-]?0\d+$/;
export const zeroFirst = (said) => ZERO_FIRST.test(plain(said));

/** A whole number as people write it, in thousands or not: `1.500`, `1,500`, `1 500`. */
export const figure = (said) => (/^(?!0\d)\d{1,9}$/.test(plain(said)) ? Number(plain(said)) : NaN);

function whole(given, { name, lowest, highest }, wrong) {
  const said = String(given ?? "").trim();
  const count = figure(said);
  if (!said) wrong(name);
  else if (zeroFirst(said)) wrong("zero_first");
  else if (!(count >= lowest && count <= highest)) wrong("whole_number");
  return count;
}

/** The expected daily maxima in °C; a decimal comma is as good as a point. */
function degrees(given, { days: most, lowest, highest }, wrong) {
  const texts = (given ?? []).slice(0, most).map((text) => String(text).trim().replace(",", "."));
  const days = texts.filter(Boolean).map((text) => (/^[+-]?\d{1,2}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN));
  if (texts.some((text) => ZERO_FIRST.test(text))) wrong("zero_first");
  else if (days.some((day) => !(day >= lowest && day <= highest))) wrong("degrees");
  return days.length ? days : undefined;
}

/** Names that Windows cannot use for a file, and that of a page which lists others. */
const NO_FILE = /^(con|prn|aux|nul|(com|lpt)[1-9]|index)$/;

/** A name as part of an address: `Fuif Élise!` is `fuif-elise`; one that no file can have gets a number. */
export function slug(name) {
  // As toolbox/desk/questions.py: a letter that has no plain one falls away.
  const plain = name.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const made = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, SLUG).replace(/-+$/, "") || "event";
  return NO_FILE.test(made) ? `${made}-1` : made;
}
