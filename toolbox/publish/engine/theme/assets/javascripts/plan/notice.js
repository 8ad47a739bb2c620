// Short notice: on a given day, what is too late, and the day on which the rest is done. The same as
// toolbox/assemble/notice.py; a test compares the two.

import { REST, importance } from "./first.js";
import { later } from "./time.js";

/**
 * The same actions, in the same order, as they are on the day `today` of an event that begins on the day `start`: one of
 * *before* whose day has passed is late, every other one of *before* gets a day, `now`. `instead` says what to do instead of
 * what is late and says nothing of its own: of a duty, of what is of the core, of the rest.
 */
export function onShortNotice(actions, { start, today, perDay, duties, instead }) {
  const rank = (one) => importance(one, duties);
  const isLate = ({ phase, due }) => phase === "before" && due < today;
  const given = today ? days(actions.filter((one) => one.phase === "before" && !isLate(one)), { start, today, perDay, rank }) : new Map();
  const insteadOf = (one) => one.instead ?? (duties.includes(one.basis) ? instead.duty : rank(one) === REST ? instead.rest : instead.core);
  return actions.map((one) => {
    const { instead: _, ...plain } = one;
    if (isLate(one)) return { ...plain, late: true, instead: insteadOf(one) };
    return given.has(one.id) ? { ...plain, now: given.get(one.id) } : plain;
  });
}

/** A day for each: its due or earlier, never more than `perDay` on one; what finds no room is done on the eve. */
function days(actions, { start, today, perDay, rank }) {
  const eve = later(start, -1);
  const given = new Map();
  const taken = new Map();
  const sorted = [...actions].sort((one, other) => rank(one) - rank(other) || (one.due < other.due ? -1 : Number(one.due > other.due)));
  for (const { id, due } of sorted) {
    let day = due;
    while (today <= day && day < eve && (taken.get(day) ?? 0) >= perDay) day = later(day, -1);
    given.set(id, day >= today ? day : eve);
    taken.set(day, (taken.get(day) ?? 0) + 1);
  }
  return given;
}
