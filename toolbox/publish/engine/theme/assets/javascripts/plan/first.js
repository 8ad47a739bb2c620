// The few actions that matter most. The same as toolbox/assemble/first.py.

const MOST = 10;
const DUTY = ["law", "city"];

/** The ids of those that come first: what saves lives, then duties, then the core; by day, then in their order. */
export function first(actions, phase) {
  const group = ({ weight, basis }) => (weight === "life" ? 0 : DUTY.includes(basis) ? 1 : 2);
  return actions
    .filter((one) => one.phase === phase && (DUTY.includes(one.basis) || one.weight !== "more"))
    .sort((one, other) => group(one) - group(other) || (one.due < other.due ? -1 : Number(one.due > other.due)))
    .slice(0, MOST)
    .map(({ id }) => id);
}
