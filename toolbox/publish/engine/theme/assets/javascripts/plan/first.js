// The few actions that matter most. The same as toolbox/assemble/first.py, whose limits catalogue.json brings.

import { compare } from "./time.js";

export const LIFE = 0;
export const REST = 3;

/** How soon an action comes where not all can: 0 what saves lives, 1 a duty, 2 the core, 3 the rest. */
export function importance({ weight, basis }, duties) {
  if (weight === "life") return LIFE;
  return duties.includes(basis) ? 1 : weight === "core" ? 2 : REST;
}

/** The most important first, and of those the ones that are due first. */
export const byImportance = (duties) => (one, other) => importance(one, duties) - importance(other, duties) || compare(one.due, other.due);

/** The ids of those that come first, by phase: what saves lives, then duties, then the core; by day, then in their order. */
export function first(actions, { phases, duties, most }) {
  const of = (phase) =>
    actions
      .filter((one) => one.phase === phase && !one.late && importance(one, duties) < REST)
      .sort(byImportance(duties))
      .slice(0, most)
      .map(({ id }) => id);
  return Object.fromEntries(phases.map((phase) => [phase, of(phase)]));
}
