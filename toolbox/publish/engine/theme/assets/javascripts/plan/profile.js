// From what somebody answered in the form to a profile, and what is missing or wrong with it, field by field.

import { finder } from "./personal.js";
import { skipped, utc, wall } from "./time.js";

const LONGEST_NAME = 200;
const SLUG = 60;

/** `answers` holds texts and lists of texts; what comes out is a profile, or problems as `{field, problem}`. */
export function check(answers, { facts, words, persons }) {
  const problems = [];
  const wrong = (field, problem) => problems.push({ field, problem });
  const asked = facts.filter(({ derived }) => !derived);
  const profile = {};
  for (const fact of asked) {
    const value = reader(fact)(answers[fact.name], fact, (problem) => wrong(fact.name, problem));
    if (value !== undefined) profile[fact.name] = value;
  }
  profile.name ||= words.page.my_event;
  order(profile, wrong);
  const personal = finder(persons);
  for (const { name } of asked.filter(({ kind }) => kind === "text")) if (personal(line(answers[name])).length) wrong(name, "personal");
  return { profile: { slug: slug(profile.name), ...profile }, problems };
}

function reader({ kind }) {
  if (!(kind in READ)) throw new Error(`a kind of value that the form cannot ask for: ${kind}`);
  return READ[kind];
}

/** How an answer to each kind of fact is read; nothing comes of one that may stay open. */
const READ = {
  "yes-no": (given, fact) => (fact.default ? given !== "no" : given === "yes"),
  one: (given, fact, wrong) => {
    if (fact.choices.includes(given)) return given;
    if (fact.default === undefined) wrong("choose");
    return fact.default ?? given;
  },
  several: (given, fact, wrong) => {
    const found = fact.choices.filter((choice) => (given ?? []).includes(choice));
    if (!found.length) wrong("choose_some");
    return found;
  },
  scale: (given, fact) => (fact.choices.includes(given) ? given : fact.default),
  number: (given, fact, wrong) => (fact.choices ? ofClasses(given, fact) : whole(given, fact, wrong)),
  moment: (given, fact, wrong) => {
    const made = wall(given ?? "");
    if (made === null) wrong(given ? "no_such_time" : fact.name);
    else if (skipped(made)) wrong("skipped");
    return given;
  },
  text: (given) => line(given) || undefined,
  degrees,
};

const line = (text) => (typeof text === "string" ? text.split(/\s+/).filter(Boolean).join(" ").slice(0, LONGEST_NAME) : "");

function order({ start, end }, wrong) {
  const [first, last] = [wall(start ?? ""), wall(end ?? "")];
  if (first !== null && last !== null && utc(last) <= utc(first)) wrong("end", "end_before_start");
}

const ofClasses = (given, fact) => (fact.choices.includes(Number(given)) ? Number(given) : fact.default);

function whole(given, { name, lowest, highest }, wrong) {
  const said = String(given ?? "").trim();
  const plain = said.replace(/(?<=\d)[ .\u00a0](?=\d{3}\b)/g, "");
  const count = /^\d{1,9}$/.test(plain) ? Number(plain) : NaN;
  if (!said) wrong(name);
  else if (!(count >= lowest && count <= highest)) wrong("whole_number");
  return count;
}

/** The expected daily maxima in °C; a decimal comma is as good as a point. */
function degrees(given, { days: most, lowest, highest }, wrong) {
  const texts = (given ?? []).slice(0, most).map((text) => String(text).trim().replace(",", "."));
  const days = texts.filter(Boolean).map((text) => (/^[+-]?\d{1,2}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN));
  if (days.some((day) => !(day >= lowest && day <= highest))) wrong("degrees");
  return days.length ? days : undefined;
}

/** A name as part of an address: `Fuif Élise!` is `fuif-elise`. */
export function slug(name) {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, SLUG).replace(/-+$/, "") || "event";
}
