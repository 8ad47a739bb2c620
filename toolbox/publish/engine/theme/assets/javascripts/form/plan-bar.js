// What the form says about the plan that it shows: whose it is, which others there are, and how it goes on elsewhere.

import { handOn } from "../crew/hand.js";
import { soonest } from "../crew/kept.js";
import { sound } from "../crew/state.js";
import { carryLanguages, make, tell } from "../dom.js";
import { check, slug } from "../plan/profile.js";
import { onTrouble, watch } from "../store.js";
import { isMissing, sentence } from "./answers.js";
import { isId, MINE, PLANS } from "./on-device.js";
import { Plans } from "./plans.js";
import { cleaned, fromFragment } from "./share.js";

const part = (name) => document.querySelector(`#plan-bar ${name}`);
/** Where something is said: on top of the page, and beside the buttons of the form. */
const PLACES = [".plans__told", ".form__told"];

/**
 * The part of the page about plans. `settings` has the `catalogue`, what speaks its words (`speak`), what reads the form
 * (`answers`), fills it (`restore`) and shows the plan of what stands there (`update`), and the fields where somebody was
 * (`touched`).
 */
export class PlanBar {
  #form;
  #settings;
  #plans;
  #drawHand;
  /** Whether a plan was opened just now, and whether the address ought to hold one and does not. */
  #opened = false;
  #isCut = false;
  /** What is missing or wrong in the plan that was opened, but for answers that are offered no more. */
  #problems = [];

  constructor(form, tools, settings) {
    [this.#form, this.#settings] = [form, settings];
    onTrouble((what) => (part(".trouble").textContent = this.#crew[what]));
    this.#plans = new Plans(settings.catalogue);
    this.#drawHand = handOn(tools.querySelector(".hand"), this.#crew, {
      link: () => this.#link(true),
      file: () => [`${slug(settings.answers().name)}.plan.json`, this.#plans.file(settings.answers())],
      open: (content) => this.#openFile(content),
    });
    document.querySelector("main").addEventListener("click", ({ target }) => this.#act(target.dataset.plan));
    watch((name) => this.#heard(name));
    addEventListener("hashchange", () => this.#open(this.#inFragment(location.hash)));
  }

  get id() {
    return this.#plans.id;
  }

  get kept() {
    return this.#plans.kept;
  }

  get #crew() {
    return this.#settings.catalogue.words.page.crew;
  }

  /** Show the plan in the address, or mine. */
  open(fragment) {
    const shared = this.#inFragment(fragment);
    this.#opened = true;
    this.#isCut = !shared && fragment.includes("=");
    this.#fill(this.#plans.open(shared));
    if (shared && !this.#plans.isOther) toPlain();
    this.#tellMerged();
  }

  /** The answers changed: keep them. */
  remember() {
    this.#quiet();
    this.#plans.remember(this.#settings.answers());
    if (this.#plans.isOther) toFragment(this.#plans.fragment(this.#settings.answers(), false));
    else toPlain();
  }

  /** Forget the plan that is shown, with a way back to it. */
  wipe() {
    toPlain();
    const back = this.#plans.wipe();
    this.#questionsFirst();
    this.#show(this.#plans.open());
    this.#tell(this.#crew.all_cleared, () => this.#show(back()), ".form__told");
  }

  /** Show the link to the plan without its state, and copy it. */
  share() {
    share(this.#link(false), this.#settings.catalogue.words.form);
  }

  /** Bring the part up to date; `plan` is the plan that is shown, if there is one. */
  draw(plan) {
    const { form: words } = this.#settings.catalogue.words;
    part(".other-plan").hidden = !this.#plans.isOther;
    part(".other-plan p").textContent = words[this.#plans.isHere ? "plan_here" : "other_plan"];
    if (this.#opened) this.#arrive(plan);
    part("[data-plan=back]").hidden = !this.#plans.mine;
    this.#form.querySelector("[data-plan=copy]").hidden = !plan;
    const { speak, catalogue } = this.#settings;
    drawList(this.#plans, speak, catalogue.words.page.my_event);
    this.#follow();
  }

  /** Who follows a link finds the plan before the questions; where there is none yet, a part of it is missing, or wrong. */
  #arrive(plan) {
    const { form: words } = this.#settings.catalogue.words;
    this.#opened = false;
    if (this.#plans.isOther && plan) this.#form.before(document.querySelector("#result"));
    if (!this.#isCut && (!this.#plans.isOther || this.#plans.isHere || plan)) return;
    const isCut = this.#isCut || this.#problems.some(isMissing);
    this.#tell(isCut ? words.link_cut : this.#problems.map((one) => `${words[one.field]}: ${sentence(one, words)}`).join(" "));
  }

  #questionsFirst() {
    document.querySelector("#result").before(this.#form);
  }

  #quiet() {
    for (const place of PLACES) document.querySelector(place).replaceChildren();
  }

  #tell(text, back = null, place = PLACES[0]) {
    this.#quiet();
    tell(document.querySelector(place), text, back && { word: this.#crew.undo, back });
  }

  /** Tell what somebody else changed in my plan, with a way back; gives what is said of it. */
  #tellMerged() {
    const { merged, replaced } = this.#plans;
    const said = this.#crew[replaced ? "replaced" : merged ? "merged" : "nothing_new"];
    if (merged || replaced) {
      this.#tell(said, () => {
        this.kept.change(merged ?? {});
        if (replaced) this.#fill(replaced);
        if (replaced) this.remember();
        this.#settings.update();
      });
    }
    return said;
  }

  #inFragment(fragment) {
    return fromFragment(fragment, this.#settings.catalogue, this.#plans.ids);
  }

  #link(withState) {
    return `${location.href.split("#")[0]}#${this.#plans.fragment(this.#settings.answers(), withState)}`;
  }

  /** Fill the form with the answers of the plan that was opened. */
  #fill(answers) {
    const { catalogue, restore, touched } = this.#settings;
    const given = answers ?? {};
    touched.clear();
    restore(given);
    this.#problems = check(given, catalogue).problems.filter((one) => !isMissing(one) || !given[one.field]?.length);
    for (const one of this.#problems) if (!isMissing(one)) touched.add(one.field);
    this.kept.onChange = () => {
      this.#quiet();
      this.#plans.settle(this.#settings.answers());
      this.#follow();
    };
  }

  #show(answers) {
    this.#fill(answers);
    this.#settings.update();
  }

  #open(shared) {
    if (!shared) return;
    this.#quiet();
    this.#opened = true;
    this.#show(this.#plans.open(shared));
    if (!this.#plans.isOther) toPlain();
    return this.#tellMerged();
  }

  #openFile(content) {
    const shared = fromFile(content, this.#settings.catalogue);
    if (!shared) return this.#crew.other_plan;
    const said = this.#open(shared);
    return this.#plans.isOther ? this.#settings.catalogue.words.form.other_plan : said;
  }

  #follow() {
    carryLanguages(this.#plans.carried(this.#settings.answers()));
    this.#drawHand();
  }

  /** What the buttons about plans do. */
  #act(which) {
    const { answers, update } = this.#settings;
    const said = { mine: this.#crew.is_mine, back: "", copy: this.#crew.copy_made }[which];
    if (said === undefined) return;
    if (which === "mine") this.#plans.makeMine(answers());
    if (which === "back" || which === "copy") this.#questionsFirst();
    if (which === "back") this.#fill(this.#plans.open());
    if (which === "copy") this.#fill(this.#plans.copy(answers()));
    toPlain();
    update();
    this.#tell(said);
    if (which === "copy") this.#form.querySelector("[type=datetime-local]").focus();
  }

  #heard(name) {
    if (name !== null && name !== MINE && name !== PLANS + this.id) return;
    const newer = this.#plans.newer();
    if (newer) this.#fill(newer);
    if (newer || name) this.#settings.update();
  }
}

/** The plans on this device besides the one that is shown. */
function drawList(plans, speak, unnamed) {
  const rows = plans.list().filter(({ id }) => id !== plans.id);
  const place = part(".plans");
  place.hidden = !rows.length;
  place.querySelector("small").textContent = rows.length;
  const links = rows.map(({ id, name, start }) => {
    const day = /^\d{4}-\d\d-\d\d$/.test(start) ? ` · ${speak.day(start)}` : "";
    return make("li", {}, make("a", { href: `#p=${id}` }, make("bdi", {}, name || unnamed), day));
  });
  place.querySelector("ul").replaceChildren(...links);
}

/** The plan in a file; null where it is none. */
function fromFile({ plan, at, answers, state }, catalogue) {
  const known = sound(state, soonest());
  if (!isId(plan) || !known || !(answers instanceof Object)) return null;
  return { id: plan, at: Number.isInteger(at) ? Math.min(at, soonest()) : 0, answers: cleaned(answers, catalogue), state: known };
}

function toFragment(fragment) {
  try {
    history.replaceState(history.state, "", `#${fragment}`);
  } catch {
    // A browser that finds this too often: the next change says it again.
  }
}

function toPlain() {
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
}

function share(link, words) {
  const place = document.querySelector("#share");
  const field = make("input", { type: "text", readonly: "", value: link, "aria-label": words.link });
  const said = make("span", { role: "status" });
  place.replaceChildren(field, said);
  field.select();
  navigator.clipboard?.writeText(link).then(
    () => (said.textContent = words.copied),
    () => (said.textContent = words.copy_yourself),
  );
}
