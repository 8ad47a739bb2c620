// Local time of the city (`timezone` of its policy), whatever clock the visitor's device has.
// A moment is a text such as 2027-06-25T17:00; a "wall" is its milliseconds as if it were UTC.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** Which of two words or days comes first: below 0, 0 or above it. */
export const compare = (one, other) => (one < other ? -1 : Number(one > other));

/** Whether a moment is in a year that no event is in. */
export function isFar(moment) {
  const [year] = /^\d{4,}(?=-)/.exec(moment) ?? [];
  return year < 2000 || year > 2100;
}

/** The wall of a moment; null where there is no such date or hour. */
export function wall(moment) {
  const found = MOMENT.exec(moment);
  if (!found || isFar(moment)) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  const made = Date.UTC(year, month - 1, day, hour, minute);
  return text(made) === moment ? made : null;
}

/** A wall as a moment again. */
export const text = (made) => new Date(made).toISOString().slice(0, 16);

/** What ends by then belongs to the day before. */
export const MORNING = "06:00";

/** The date of a moment, and a date so many days later. */
export const date = (moment) => moment.slice(0, 10);
export const later = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);

/** Days from one date to another. */
export const daysBetween = (first, last) => (Date.parse(`${last}T00:00Z`) - Date.parse(`${first}T00:00Z`)) / (24 * HOUR);

const clocks = new Map();

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offset(instant, zone) {
  if (!clocks.has(zone)) {
    const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
    clocks.set(zone, new Intl.DateTimeFormat("en", { ...parts, timeZone: zone, hourCycle: "h23", calendar: "gregory" }));
  }
  const said = Object.fromEntries(clocks.get(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(said.year, said.month - 1, said.day, said.hour, said.minute) - Math.floor(instant / MINUTE) * MINUTE;
}

/** This moment where the city is; a clock that is far off stands at an end of the years of four digits. */
export function nowIn(zone) {
  const instant = Math.floor(Math.min(Math.max(Date.now(), 0), 253e12) / MINUTE) * MINUTE;
  return text(instant + offset(instant, zone));
}

/** The clock of the day before and of the day after a wall: they differ where it is set in between. */
const around = (made, zone) => [offset(made - 24 * HOUR, zone), offset(made + 24 * HOUR, zone)];

/** Whether this hour does not exist, because the clock jumps over it in spring. */
export function skipped(made, zone) {
  return around(made, zone).every((ahead) => offset(made - ahead, zone) !== ahead);
}

/** Milliseconds UTC of a wall; of an hour that comes twice in autumn, the first. */
export function utc(made, zone) {
  const [before, after] = around(made, zone);
  return made - (before === after || offset(made - before, zone) === before || skipped(made, zone) ? before : after);
}

/** The times at which it is on, each from when to when, as they were given. */
export const stretches = ({ days, start, end }) => (days?.length ? days.map(({ from, until }) => [from, until]) : [[start, end]]);

/** The stretches without a break: two that touch, as `until` and `from` at the same midnight, are one. */
export function unbroken(event) {
  const found = [];
  for (const [start, end] of stretches(event)) {
    if (found.at(-1)?.[1] === start) found.at(-1)[1] = end;
    else found.push([start, end]);
  }
  return found;
}

/** The days on which something is on; what ends by 06:00 belongs to the day on which it began. */
export function daysOf(parts) {
  const found = new Set();
  for (const part of parts) for (let day = date(part[0]); day <= lastOf(part); day = later(day, 1)) found.add(day);
  return found;
}

/** The last of the days on which a stretch is on. */
export function lastOf([start, end]) {
  const last = end.slice(11) > MORNING ? date(end) : later(date(end), -1);
  return last > date(start) ? last : date(start);
}
