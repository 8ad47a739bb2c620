// A crew's state in the part of an address after #. An action is written there as five signs made of its id, a clock as the
// seconds since the change before it, so that a plan with all its ticks still fits in a QR code.

import { LONGEST, merge, sound, tidy } from "./state.js";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const OWN = "own/";
/** The parameters: ticks, ticks taken away, and texts. */
const TICKS = { d: "1", u: "" };
const TEXTS = { a: "aside", n: "name", o: "row" };
const TICK = /^(\*?[\w-]{5})([0-9a-z]{0,9})$/;
const TEXT = /^(\*?[\w-]{5})([0-9a-z]{1,9})\.(.*)$/s;

/** An id as five signs (FNV-1a). */
export function short(id) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash ^= hash >>> 30;
  return [0, 6, 12, 18, 24].map((shift) => SIGNS[(hash >>> shift) & 63]).join("");
}

/** How an id stands in a link: an own row by its own name, one that this page does not know as it came. */
const written = (id) => (id.startsWith(OWN) ? `*${id.slice(OWN.length)}` : id.startsWith("~") ? id.slice(1) : short(id));

/** Put a state into the parameters of a link. */
export function pack(state, parts) {
  const all = Object.entries(state).map(([key, [clock, value]]) => {
    const colon = key.indexOf(":");
    return { kind: key.slice(0, colon), id: written(key.slice(colon + 1)), clock, value };
  });
  for (const [name, value] of Object.entries(TICKS)) {
    const some = all.filter((one) => one.kind === "done" && one.value === value).sort((one, other) => one.clock - other.clock);
    if (!some.length) continue;
    const steps = some.map(({ id, clock }, at) => id + (at && clock - some[at - 1].clock ? (clock - some[at - 1].clock).toString(36) : ""));
    parts.append(name, [some[0].clock.toString(36), ...steps].join("."));
  }
  for (const [name, kind] of Object.entries(TEXTS)) {
    for (const one of all) if (one.kind === kind) parts.append(name, `${one.id}${one.clock.toString(36)}.${one.value}`);
  }
  return parts;
}

/** The state in the parameters of a link, given the ids that the page knows; null where there is none. */
export function unpack(parts, ids, soonest) {
  const known = new Map(ids.map((id) => [short(id), id]));
  const meant = (sign) => (sign.startsWith("*") ? OWN + sign.slice(1) : (known.get(sign) ?? `~${sign}`));
  let found = {};
  const note = (kind, sign, clock, value) => (found = merge(found, { [`${kind}:${meant(sign)}`]: [clock, value] }));
  for (const [name, value] of Object.entries(TICKS)) for (const one of parts.getAll(name)) ticks(one, (...tick) => note("done", ...tick, value));
  for (const [name, kind] of Object.entries(TEXTS)) {
    for (const one of parts.getAll(name)) {
      const [, sign, clock, value] = TEXT.exec(one.slice(0, LONGEST[kind] + 20)) ?? [];
      if (sign) note(kind, sign, parseInt(clock, 36), tidy(value, kind));
    }
  }
  const state = sound(found, soonest);
  return Object.keys(state).length ? state : null;
}

function ticks(text, note) {
  const [first, ...steps] = text.split(".");
  let clock = /^[0-9a-z]{1,9}$/.test(first) ? parseInt(first, 36) : NaN;
  for (const step of steps) {
    const [, sign, later] = TICK.exec(step) ?? [];
    if (!sign) continue;
    clock += later ? parseInt(later, 36) : 0;
    note(sign, clock);
  }
}

/** The moves from signs that were not known when they came to the ids that they mean. */
export const meantBy = (ids) => ids.map((id) => [`~${short(id)}`, id]);
