// What a crew did with the rows of a plan, as registers that merge: `{"done:water/points": [clock, "1"], …}`. Everything is
// pure; of each register the latest change wins, so that two phones that heard of the same changes say the same.

/** The kinds of register, each with its longest value. An empty value is: not done, not set aside, nobody, no row. */
export const LONGEST = { done: 1, aside: 80, name: 40, row: 240 };
/** The phases in which a row of one's own can stand. */
const PHASES = ["before", "during", "after"];
const MOST = 2000;
const HIGHEST = 2 ** 45;
const KEY = /^(done|aside|name|row):([\w~-]+(?:\/[\w-]+)?)$/;
const ROW = /^(before|during|after) (-|\d{4}-\d\d-\d\d) (.+)$/s;

/** The seconds since 2026, which the clock of a change follows. */
export const seconds = (now = Date.now()) => Math.max(1, Math.floor(now / 1000) - 1_767_225_600);

const later = (one, other) => {
  if (!one || !other) return one ?? other;
  if (one[0] !== other[0]) return one[0] > other[0] ? one : other;
  return one[1] >= other[1] ? one : other;
};

/** Two states as one; which of them comes first makes no difference. */
export function merge(one, other) {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(keys.map((key) => [key, later(one[key], other[key])]));
}

export const same = (one, other) => JSON.stringify(merge(one, {})) === JSON.stringify(merge(other, {}));

/** The state after a change of some registers, `{key: value}`, made now: later than all that is known. */
export function changed(state, values, now = seconds()) {
  const highest = Math.max(0, ...Object.values(state).map(([clock]) => clock));
  const clock = Math.min(HIGHEST, Math.max(now, highest + 1));
  return merge(state, Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [clock, value]])));
}

/** One line of text, no longer than its kind may be. */
export const tidy = (text, kind) => [...text.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim()].slice(0, LONGEST[kind]).join("");

/**
 * What is sound of a state from elsewhere; null where it is none. No clock goes beyond `soonest`, so that nothing from
 * elsewhere can rule for ever.
 */
export function sound(raw, soonest = HIGHEST) {
  if (!raw || typeof raw !== "object" || Array.isArray(raw)) return null;
  const good = Object.entries(raw).filter(([key, one]) => isRegister(key, one)).slice(0, MOST);
  return merge({}, Object.fromEntries(good.map(([key, [clock, value]]) => [key, [Math.min(clock, soonest), value]])));
}

function isRegister(key, one) {
  const [, kind] = KEY.exec(key) ?? [];
  if (!kind || key.length > 200 || !Array.isArray(one) || one.length !== 2) return false;
  const [clock, value] = one;
  if (!Number.isInteger(clock) || clock < 0 || clock > HIGHEST || typeof value !== "string") return false;
  const due = ROW.exec(value)?.[2];
  if (value && kind === "row" && due !== "-" && !new Date(due).toJSON()?.startsWith(due)) return false; // no such day
  return value === tidy(value, kind) && (kind !== "done" || "1".startsWith(value));
}

/** How a row stands: done, set aside with a reason, given to a name. */
export function statusOf(state, id) {
  const said = (kind) => state[`${kind}:${id}`]?.[1] ?? "";
  return { done: said("done") === "1", aside: said("aside") !== "", reason: said("aside"), name: said("name") };
}

/** The crew's own rows, in the shape of a plan's actions. */
export function ownRows(state) {
  const rows = Object.entries(state).flatMap(([key, [, value]]) => {
    const [, phase, due, text] = (key.startsWith("row:") && ROW.exec(value)) || [];
    return text ? [{ id: key.slice(4), text, role: null, phase, ...(due === "-" ? {} : { due }) }] : [];
  });
  const place = ({ phase, due, id }) => `${PHASES.indexOf(phase)} ${due ?? "9"} ${id}`;
  return rows.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

/** The value of the register of an own row. */
export const rowValue = ({ text, phase, due }) => tidy(`${phase} ${due || "-"} ${text}`, "row");

/** The state with what was kept under ids of before moved to today's, `[[former, id], …]`. */
export function carried(state, moves) {
  const rest = { ...state };
  let moved = {};
  for (const [former, id] of moves) {
    for (const kind of ["done", "aside", "name"]) {
      const [from, to] = [`${kind}:${former}`, `${kind}:${id}`];
      if (!rest[from]) continue;
      moved = merge(moved, { [to]: rest[from] });
      delete rest[from];
    }
  }
  return merge(rest, moved);
}

/** A random name of `length` signs that a link carries as they are. */
export function random(length) {
  const signs = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => signs[byte % 32]).join("");
}
