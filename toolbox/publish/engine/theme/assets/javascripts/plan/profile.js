// From what somebody answered in the form to a profile, and what is missing or wrong with it, field by field.

import { finder } from "./personal.js";
import { skipped, utc, wall } from "./time.js";

const MOST_VISITORS = 10_000_000;
const LONGEST_NAME = 200;
const SLUG = 60;
const TEXTS = ["name", "place", "organiser"];

/** `answers` holds texts and lists of texts; what comes out is a profile, or problems as `{field, problem}`. */
export function check(answers, { choices, words, persons }) {
  const problems = [];
  const wrong = (field, problem) => problems.push({ field, problem });
  const one = (field) => {
    if (!choices[field].includes(answers[field])) wrong(field, "choose");
    return answers[field];
  };
  const some = (field) => {
    const found = choices[field].filter((choice) => (answers[field] ?? []).includes(choice));
    if (!found.length) wrong(field, "choose_some");
    return found;
  };
  const profile = { name: line(answers.name) || words.page.my_event, kind: one("kind"), ...times(answers, wrong) };
  profile.attendance = visitors(answers.attendance, wrong);
  profile.setting = some("setting");
  profile.ages = some("ages");
  profile.alcohol = answers.alcohol !== "no";
  profile.glass = answers.glass === "yes";
  profile.entry = choices.entry.includes(answers.entry) ? answers.entry : "ticket";
  profile.camping = answers.camping === "yes";
  const sound = Number(answers.sound_level);
  profile.sound_level = choices.sound_level.includes(sound) ? sound : 95;
  if (choices.heat.includes(answers.heat_risk)) profile.heat_risk = answers.heat_risk;
  const forecast = degrees(answers.forecast_max, wrong);
  if (forecast.length) profile.forecast_max = forecast;
  for (const field of ["place", "organiser"]) if (line(answers[field])) profile[field] = line(answers[field]);
  const personal = finder(persons);
  for (const field of TEXTS) if (personal(line(answers[field])).length) wrong(field, "personal");
  return { profile: { slug: slug(profile.name), ...profile }, problems };
}

const line = (text) => (typeof text === "string" ? text.split(/\s+/).filter(Boolean).join(" ").slice(0, LONGEST_NAME) : "");

function times({ start, end }, wrong) {
  for (const [field, moment] of Object.entries({ start, end })) {
    const made = wall(moment ?? "");
    if (made === null) wrong(field, moment ? "no_such_time" : field);
    else if (skipped(made)) wrong(field, "skipped");
  }
  const [first, last] = [wall(start ?? ""), wall(end ?? "")];
  if (first !== null && last !== null && utc(last) <= utc(first)) wrong("end", "end_before_start");
  return { start, end };
}

function visitors(text, wrong) {
  const given = String(text ?? "").trim();
  const plain = given.replace(/(?<=\d)[ .\u00a0](?=\d{3}\b)/g, "");
  const count = /^\d{1,9}$/.test(plain) ? Number(plain) : NaN;
  if (!given) wrong("attendance", "attendance");
  else if (!(count >= 1 && count <= MOST_VISITORS)) wrong("attendance", "whole_number");
  return count;
}

/** Up to five expected daily maxima in °C; a decimal comma is as good as a point. */
function degrees(given, wrong) {
  const texts = (given ?? []).slice(0, 5).map((text) => String(text).trim().replace(",", "."));
  const days = texts.filter(Boolean).map((text) => (/^[+-]?\d{1,2}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN));
  if (days.some((day) => !(day >= -50 && day <= 60))) wrong("forecast_max", "degrees");
  return days;
}

/** A name as part of an address: `Fuif Élise!` is `fuif-elise`. */
export function slug(name) {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, SLUG).replace(/-+$/, "") || "event";
}
