// Local time of the events (Europe/Brussels), whatever clock the visitor's device has.
// A moment is a text such as 2027-06-25T17:00; a "wall" is its milliseconds as if it were UTC.

const HOUR = 3_600_000;
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** The wall of a moment; null where there is no such date or hour. */
export function wall(moment) {
  const found = MOMENT.exec(moment);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  if (year < 2000 || year > 2100) return null;
  const made = Date.UTC(year, month - 1, day, hour, minute);
  return text(made) === moment ? made : null;
}

/** A wall as a moment again. */
export const text = (made) => new Date(made).toISOString().slice(0, 16);

/** The date of a moment, and a date so many days later. */
export const date = (moment) => moment.slice(0, 10);
export const later = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);

/** Days from one date to another. */
export const daysBetween = (first, last) => (Date.parse(`${last}T00:00Z`) - Date.parse(`${first}T00:00Z`)) / (24 * HOUR);

// European summer time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on that of October.
function lastSunday(year, month) {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
}

function summer(made) {
  const year = new Date(made).getUTCFullYear();
  return [lastSunday(year, 2) + HOUR, lastSunday(year, 9) + 2 * HOUR];
}

/** Whether this hour does not exist, because the clock jumps over it in spring. */
export function skipped(made) {
  const [begins] = summer(made);
  return made >= begins && made < begins + HOUR;
}

/** Milliseconds UTC of a wall; of an hour that comes twice in autumn, the first. */
export function utc(made) {
  const [begins, ends] = summer(made);
  return made - (made >= begins && made < ends ? 2 : 1) * HOUR;
}
