// The state of one plan, kept on this device. Whoever changes it reads it again first, so that two tabs lose nothing.

import { keep, read, setAside, watch } from "../store.js";
import { meantBy } from "./link.js";
import { carried, changed, merge, ownRows, same, seconds, sound, statusOf } from "./state.js";

/** The clock of ticks that were kept before there were clocks: any change comes after them. */
const BEFORE_CLOCKS = 0;

const nameOf = (id) => `state:${id}`;

let watched = null;
watch((name) => watched?.heard(name));

/** Forget the state of a plan. */
export const forget = (id) => keep(nameOf(id), null);

/** No clock from elsewhere goes further than a day ahead of this device. */
export const soonest = () => seconds() + 86_400;

/** What is kept of a plan; what of it is not sound is set aside. */
function load(id) {
  const raw = read(nameOf(id), (one) => sound(one) !== null);
  const state = raw && sound(raw);
  if (raw && Object.keys(state).length < Object.keys(raw).length) {
    setAside(nameOf(id));
    keep(nameOf(id), state);
  }
  return state;
}

/**
 * The state of the plan `id`, with what can be asked of it and done to it; a page has one at a time. `rows` are the ids that
 * the page knows, `was` pairs of an id of before and today's, `former` the name under which ticks were kept before.
 */
export class Kept {
  #state = {};
  #isStored = false;
  #moves;
  /** Called when the state changed in another tab, and after each change here. */
  onElsewhere = () => {};
  onChange = () => {};

  constructor(id, { rows = [], was = [], former = "" } = {}) {
    this.id = id;
    this.#moves = [...meantBy(rows), ...was.flatMap(([old, now]) => [[meantBy([old])[0][0], now], [old, now]])];
    this.#refresh();
    this.#takeFormer(former);
    watched = this;
  }

  get all() {
    return this.#state;
  }

  status(row) {
    return statusOf(this.#state, row);
  }

  /** Whether nothing is left to do about a row. */
  isSettled(row) {
    const { done, aside } = this.status(row);
    return done || aside;
  }

  own() {
    return ownRows(this.#state);
  }

  /** The values of some registers, to come back to them. */
  values(keys) {
    return Object.fromEntries(keys.map((key) => [key, this.#state[key]?.[1] ?? ""]));
  }

  /** Change some registers, `{key: value}`. */
  change(values) {
    this.#refresh();
    this.#state = changed(this.#state, values);
    this.#save();
  }

  /** Take in a state from elsewhere and keep it; gives what it changed as it was before, null where it changed nothing. */
  add(other) {
    this.#refresh();
    const before = this.#state;
    this.show(other);
    const keys = Object.keys(this.#state).filter((key) => this.#state[key][1] !== (before[key]?.[1] ?? ""));
    if (!same(before, this.#state)) this.#save();
    return keys.length ? Object.fromEntries(keys.map((key) => [key, before[key]?.[1] ?? ""])) : null;
  }

  /** Take in a state from elsewhere, kept only once somebody changes something. */
  show(other) {
    this.#state = carried(merge(this.#state, other), this.#moves);
  }

  /** Something under `name` changed in another tab; null: anything may have. */
  heard(name) {
    if (name !== null && name !== nameOf(this.id)) return;
    const kept = load(this.id);
    if (!kept && name) [this.#state, this.#isStored] = [{}, false];
    this.#refresh();
    if (kept && this.#isStored && !same(kept, this.#state)) this.#save(); // two tabs wrote at once
    this.onElsewhere();
  }

  /** Read again what is kept. */
  #refresh() {
    const kept = load(this.id);
    if (kept) [this.#state, this.#isStored] = [merge(this.#state, kept), true];
    this.#state = carried(this.#state, this.#moves);
  }

  #save() {
    keep(nameOf(this.id), this.#state);
    this.#isStored = true;
    this.onChange();
  }

  /** Ticks that were kept as a list of ids. */
  #takeFormer(name) {
    const ticks = name && read(name, Array.isArray);
    if (!ticks) return;
    const rows = ticks.filter((one) => typeof one === "string").map((one) => [`done:${one}`, [BEFORE_CLOCKS, "1"]]);
    this.add(sound(Object.fromEntries(rows)));
    keep(name, null);
  }
}
