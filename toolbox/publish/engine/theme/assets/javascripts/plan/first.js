// The few actions that matter most. The same as toolbox/assemble/first.py, whose limits catalogue.json brings.

/** The ids of those that come first, by phase: what saves lives, then duties, then the core; by day, then in their order. */
export function first(actions, { phases, duties, most }) {
  const group = ({ weight, basis }) => (weight === "life" ? 0 : duties.includes(basis) ? 1 : 2);
  const of = (phase) =>
    actions
      .filter((one) => one.phase === phase && (duties.includes(one.basis) || one.weight !== "more"))
      .sort((one, other) => group(one) - group(other) || (one.due < other.due ? -1 : Number(one.due > other.due)))
      .slice(0, most)
      .map(({ id }) => id);
  return Object.fromEntries(phases.map((phase) => [phase, of(phase)]));
}
