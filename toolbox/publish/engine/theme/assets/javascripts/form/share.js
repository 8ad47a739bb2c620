// Answers in the part of an address after #, which a browser never sends anywhere.

const LONGEST = 4000;
const MOST = 31;
const SEVERAL = ["several", "degrees", "days"];
/** The facts that are asked for, and whether each has one answer or several. */
const asked = ({ facts }) =>
  facts.filter(({ derived }) => !derived).map(({ name, kind }) => [name, SEVERAL.includes(kind)]);

/** The facts with several answers. */
export const severally = (catalogue) => asked(catalogue).flatMap(([name, several]) => (several ? [name] : []));

/** Answers as a fragment, without the #. */
export function toFragment(answers, catalogue) {
  const parts = new URLSearchParams();
  for (const [field] of asked(catalogue)) {
    for (const value of [answers[field] ?? []].flat()) if (value) parts.append(field, value);
  }
  return parts.toString();
}

/** The answers in a fragment; null where there are none, or where it is not one of ours. */
export function fromFragment(fragment, catalogue) {
  if (fragment.length < 2 || fragment.length > LONGEST || !fragment.includes("=")) return null;
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const answers = {};
  for (const [field, several] of asked(catalogue)) {
    if (parts.has(field)) answers[field] = several ? parts.getAll(field).slice(0, MOST) : parts.get(field);
  }
  return Object.keys(answers).length ? answers : null;
}
