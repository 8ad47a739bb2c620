// Which plan the form shows. Each has an id from its making, under which its answers and its state are kept; one of them is
// mine. A plan that somebody shared is one of its own until it is made mine.

import { forget, Kept } from "../crew/kept.js";
import { short } from "../crew/link.js";
import { random, seconds } from "../crew/state.js";
import { forgetUnread, isKept, keep, names, read } from "../store.js";
import { isId, MINE, mine, PLANS, record } from "./on-device.js";
import { cleaned, toFragment } from "./share.js";

const ID = 12;
/** The facts that a plan with new dates does not take over. */
const DATED = ["moment", "days", "degrees", "scale"];

export class Plans {
  #catalogue;
  #known;
  #shared = null;
  id = "";
  /** The state of the plan that is shown. */
  kept = null;
  /** The clock of its answers as they are known here. */
  at = 0;

  constructor(catalogue) {
    this.#catalogue = catalogue;
    const actions = catalogue.guidelines.flatMap(({ id, actions: some }) => some.map((one) => [`${id}/${one.id}`, one.was ?? []]));
    this.#known = { rows: actions.map(([id]) => id), was: actions.flatMap(([id, was]) => was.map((old) => [old, id])) };
    this.#takeFormer();
  }

  /** The ids of actions that a link may mean, those of before too. */
  get ids() {
    return [...this.#known.rows, ...this.#known.was.map(([old]) => old)];
  }

  get mine() {
    return mine();
  }

  /** Whether what is shown is somebody else's plan, or one of my others. */
  get isOther() {
    return this.#shared !== null && this.mine !== this.id;
  }

  /** Whether that came from this device: a link to it has only its id. */
  get isHere() {
    return this.isOther && !Object.keys(this.#shared.answers ?? {}).length;
  }

  /**
   * Show the plan that was `shared`, or mine where none was; gives its answers. Where mine was shared with me, what is new
   * in it is taken in: `merged` then gives what it changed, and `replaced` the answers that were others, to come back to.
   */
  open(shared = null) {
    const mine = this.mine;
    this.#shared = shared;
    this.#use(shared ? (shared.id ?? `old${short(JSON.stringify(shared.answers)).toLowerCase().replace(/[\W_]/g, "0")}`) : (mine ?? random(ID)));
    const record = this.#record();
    const isNewer = Object.keys(shared?.answers ?? {}).length && !(shared.at <= record?.at);
    const taken = isNewer ? shared : record;
    this.at = taken?.at ?? 0;
    const [before, answers] = [record, taken ?? shared].map((one) => one && cleaned(one.answers, this.#catalogue));
    this.merged = this.replaced = null;
    if (shared && this.id === mine) {
      if (isNewer) this.#keep(answers, shared.at);
      // As a link has them, in which what is empty does not stand.
      const [was, is] = [before, answers].map((some) => some && toFragment({ answers: some }, this.#catalogue));
      if (was && was !== is) this.replaced = before;
      this.merged = this.kept.add(shared.state);
    } else if (shared) this.kept.show(shared.state);
    return answers;
  }

  #use(id) {
    this.id = id;
    this.kept = new Kept(id, this.#known);
  }

  #record(id = this.id) {
    return record(id);
  }

  #keep(answers, at) {
    this.at = at;
    keep(PLANS + this.id, { answers, at });
  }

  /** Keep the answers as they are now. */
  remember(answers) {
    if (!this.mine && !this.#shared) keep(MINE, this.id);
    this.#keep(answers, Math.max(seconds(), this.at + 1));
  }

  /** Keep the answers where nothing is kept of this plan yet. */
  settle(answers) {
    if (!this.#record()) this.#keep(answers, this.at);
  }

  makeMine(answers) {
    this.settle(answers);
    this.kept.add({});
    keep(MINE, this.id);
    this.#shared = null;
  }

  /** A new plan of mine with the same answers but for the dates; gives its answers. The one that was mine stays on the device. */
  copy(answers) {
    const dated = this.#catalogue.facts.filter(({ kind }) => DATED.includes(kind)).map(({ name }) => name);
    const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => !dated.includes(name)));
    this.settle(answers);
    this.#shared = null;
    this.#use(random(ID));
    this.#keep(rest, seconds());
    keep(MINE, this.id);
    return rest;
  }

  /** Forget the plan that is shown, and what could not be read; gives a way back to it. */
  wipe() {
    const { id, mine, kept } = this;
    const [record, state] = [this.#record(), kept.all];
    keep(PLANS + id, null);
    forget(id);
    if (mine === id) keep(MINE, null);
    keep("answers", null);
    forgetUnread();
    return () => {
      if (mine === id) keep(MINE, id);
      if (record) keep(PLANS + id, record);
      this.#shared = mine === id ? null : { id };
      this.#use(id);
      this.kept.add(state);
      this.at = record?.at ?? 0;
      return record?.answers ?? null;
    };
  }

  /** After a change in another tab: the answers that are newer than what is shown, null where nothing changed. */
  newer() {
    const record = this.#record();
    if (record && record.at > this.at) {
      this.at = record.at;
      return cleaned(record.answers, this.#catalogue);
    }
    const isGone = !record && !this.#shared && (this.at > 0 || this.mine);
    return isGone ? (this.open() ?? {}) : null;
  }

  /** The plans that are kept on this device: id, name and begin. */
  list() {
    return names(PLANS).flatMap((name) => {
      const id = name.slice(PLANS.length);
      const answers = isId(id) && this.#record(id)?.answers;
      return answers ? [{ id, name: String(answers.name || ""), start: String(answers.start || [answers.days].flat()[0] || "").slice(0, 10) }] : [];
    });
  }

  /** The plan as a file. */
  file(answers) {
    return { plan: this.id, at: this.at, answers, state: this.kept.all };
  }

  /** The plan in a link. */
  fragment(answers, withState) {
    return toFragment({ id: this.id, at: this.at, answers, state: withState ? this.kept.all : {} }, this.#catalogue);
  }

  /** What the links to other languages carry: nothing where the device keeps the plan, and it is mine. */
  carried(answers) {
    return this.isOther || !isKept() ? this.fragment(answers, !isKept()) : "";
  }

  /** Answers and ticks as they were kept before plans had an id. */
  #takeFormer() {
    const answers = this.mine ? null : read("answers", (raw) => typeof raw === "object" && !Array.isArray(raw));
    if (!answers) return;
    this.id = random(ID);
    keep(MINE, this.id);
    this.#keep(cleaned(answers, this.#catalogue), 1);
    keep("answers", null);
    this.kept = new Kept(this.id, { ...this.#known, former: "ticks:my-event" });
  }
}
