// A plan in the part of an address after #, which a browser never sends anywhere: its id, its answers, and its state.

import { pack, unpack } from "../crew/link.js";
import { soonest } from "../crew/kept.js";
import { isId } from "./on-device.js";

const LONGEST = 16_000;
const LONGEST_ANSWER = 200;
const MOST = 31;
const SEVERAL = ["several", "degrees", "days"];
/** The facts that are asked for, and whether each has one answer or several. */
const asked = ({ facts }) =>
  facts.filter(({ derived }) => !derived).map(({ name, kind }) => [name, SEVERAL.includes(kind)]);

/** The facts with several answers. */
export const severally = (catalogue) => asked(catalogue).flatMap(([name, several]) => (several ? [name] : []));

/** A plan as a fragment, without the #: its answers, with its id, the clock of its answers, and its state where those are given. */
export function toFragment({ id, at, answers, state }, catalogue) {
  const parts = new URLSearchParams(id ? { p: id } : {});
  if (at) parts.append("t", at.toString(36));
  for (const [field] of asked(catalogue)) {
    for (const value of [answers[field] ?? []].flat()) if (value) parts.append(field, value);
  }
  return pack(state ?? {}, parts).toString();
}

/** The plan in a fragment, given the `ids` of actions that are known; null where it is none of ours. */
export function fromFragment(fragment, catalogue, ids = []) {
  if (fragment.length < 2 || fragment.length > LONGEST || !fragment.includes("=")) return null;
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const given = Object.fromEntries([...new Set(parts.keys())].map((name) => [name, parts.getAll(name)]));
  const answers = cleaned(given, catalogue);
  const state = unpack(parts, ids, soonest());
  const id = isId(parts.get("p")) ? parts.get("p") : null;
  const at = /^[0-9a-z]{1,9}$/.test(parts.get("t") ?? "") ? Math.min(parseInt(parts.get("t"), 36), soonest()) : 0;
  return id || Object.keys(answers).length ? { id, at, answers, state: state ?? {} } : null;
}

/** Answers from elsewhere: of each fact that is asked a text, or several. */
export function cleaned(given, catalogue) {
  const answers = {};
  for (const [field, several] of asked(catalogue)) {
    if (!Object.hasOwn(given, field)) continue;
    const texts = [given[field]].flat().slice(0, MOST).filter((one) => typeof one === "string").map((one) => one.slice(0, LONGEST_ANSWER));
    if (texts.length) answers[field] = several ? texts : texts[0];
  }
  return answers;
}
