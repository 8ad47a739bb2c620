// Answers in the part of an address after #, which a browser never sends anywhere.

const LONGEST = 4000;
const ONE = ["name", "kind", "start", "end", "attendance", "alcohol", "glass", "entry", "camping", "sound_level", "heat_risk", "place", "organiser"];
const SOME = ["setting", "ages", "forecast_max"];

/** Answers as a fragment, without the #. */
export function toFragment(answers) {
  const parts = new URLSearchParams();
  for (const field of ONE) if (answers[field]) parts.append(field, answers[field]);
  for (const field of SOME) for (const value of answers[field] ?? []) if (value !== "") parts.append(field, value);
  return parts.toString();
}

/** The answers in a fragment; null where there are none, or where it is not one of ours. */
export function fromFragment(fragment) {
  if (fragment.length < 2 || fragment.length > LONGEST || !fragment.includes("=")) return null;
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const answers = {};
  for (const field of ONE) if (parts.has(field)) answers[field] = parts.get(field);
  for (const field of SOME) if (parts.has(field)) answers[field] = parts.getAll(field).slice(0, 5);
  return Object.keys(answers).length ? answers : null;
}
