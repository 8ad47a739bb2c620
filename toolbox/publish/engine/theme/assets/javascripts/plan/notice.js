// Short notice: on a given day, what is too late, and the day on which the rest is done. The same as
// toolbox/assemble/notice.py; a test compares the two.

import { REST, byImportance, importance } from "./first.js";
import { daysBetween, later } from "./time.js";

/**
 * The same actions, in the same order, as they are on the day `today` of an event that is on the days `eventDays`: one of
 * *before* whose day has passed is late, every other one of *before* gets a day, `now`. What is done on each day of the event
 * has the next of them. `instead` says what to do instead of what is late and says nothing of its own: of a duty, of what is
 * of the core, of the rest.
 */
export function onShortNotice(all, { eventDays, today, perDay, duties, instead }) {
  const [start] = eventDays;
  const actions = today ? all.map((one) => following(one, eventDays, today)) : all;
  const isLate = ({ phase, due }) => phase === "before" && due < today;
  const given = today ? days(actions.filter((one) => one.phase === "before" && !isLate(one)), { start, today, perDay, duties }) : new Map();
  const insteadOf = (one) => one.instead ?? (duties.includes(one.basis) ? instead.duty : importance(one, duties) === REST ? instead.rest : instead.core);
  return actions.map((one) => {
    const { instead: _, ...plain } = one;
    if (isLate(one)) return { ...plain, late: true, instead: insteadOf(one) };
    return given.has(one.id) ? { ...plain, now: given.get(one.id) } : plain;
  });
}

/** An action of *before* that comes again each day: once the event has begun, on the next of its days. */
function following(one, eventDays, today) {
  if (one.phase !== "before" || one.again !== "daily" || one.due >= today || today <= eventDays[0]) return one;
  const next = eventDays.find((day) => day >= today);
  if (!next) return one;
  const due = later(next, daysBetween(eventDays[0], one.due));
  return { ...one, due: due < today ? today : due };
}

/** A day for each: its due or earlier, never more than `perDay` on one; what finds no room is done on the eve. */
function days(actions, { start, today, perDay, duties }) {
  const eve = later(start, -1);
  const given = new Map();
  const taken = new Map();
  for (const { id, due } of [...actions].sort(byImportance(duties))) {
    let day = due;
    while (today <= day && day < eve && (taken.get(day) ?? 0) >= perDay) day = later(day, -1);
    given.set(id, day >= today ? day : eve);
    taken.set(day, (taken.get(day) ?? 0) + 1);
  }
  return given;
}
