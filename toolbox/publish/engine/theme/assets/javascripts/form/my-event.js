// "My event": answers become a plan, in the page. Nothing that somebody types leaves the browser.

import { finder } from "../plan/personal.js";
import { applies, assemble } from "../plan/assemble.js";
import { lastDay } from "../plan/derive.js";
import { check } from "../plan/profile.js";
import { speaker } from "../plan/words.js";
import { checklist } from "../checklist.js";
import { goTo } from "../dom.js";
import { arrange, nearness } from "../notice.js";
import { date, nowIn } from "../plan/time.js";
import { dayRows } from "./days.js";
import { answersOf, halfDates, isMissing, restore, tell } from "./answers.js";
import { oneByOne } from "./one-by-one.js";
import { calendar, give, profileFile, table } from "./files.js";
import { PlanBar } from "./plan-bar.js";
import { foremost, labelled, lateShell, list, noticeSettings, summary, titled } from "./result.js";

const PRESSED = "button, summary, label";
/** What takes the focus when it is pressed, so that it can be filled in; it may stand in a label. */
const FILLED = "input:not([type=radio], [type=checkbox]), select, textarea";

const form = document.querySelector("#my-event");
const result = document.querySelector("#result");
const shown = document.querySelector("#plan");
const tools = document.querySelector(".tools");
const status = document.querySelector("#plan-status");
const touched = new Set();
/** The fields whose answer, in a link or a store, is none that is offered here. */
const gone = new Set();
let plan = null;
let given = null;
let days = null;
let bar = null;
let findsPersons = null;

start().catch(() => {
  document.querySelector(".needs-script").textContent = form.dataset.broken;
});

async function start() {
  const catalogue = await (await fetch(form.dataset.catalogue)).json();
  const speak = speaker(catalogue);
  const update = () => show(catalogue, speak);
  const answers = () => answersOf(form, catalogue, days);
  days = dayRows(form, () => {
    bar.remember();
    update();
  });
  const isGood = (step) => {
    judgeAll(step.querySelectorAll("input, select"), update);
    return isRight(step);
  };
  const goOn = oneByOne(form, isGood, () => submit(update));
  bar = new PlanBar(form, tools, { catalogue, speak, answers, restore: fill, update, touched });
  bar.open(location.hash);
  form.addEventListener("input", ({ target }) => {
    if (target.type === "checkbox" || target.type === "radio") touched.add(target.name);
    gone.delete(target.name);
    bar.remember();
    update();
  });
  form.addEventListener("focusout", (event) => {
    // A field that was left empty is told about once the person goes on, not while choosing in it.
    const name = event.target.dataset.part ? "days" : event.target.name;
    if (name && !event.target.closest(".field")?.contains(event.relatedTarget)) {
      touched.add(name);
      judge(catalogue); // the plan stays as it is: somebody may be on the way to a row of it
    }
  });
  // Left by a press, a field tells what is wrong only once that is let go: else the line pushes what is pressed away from under the finger.
  form.addEventListener("mousedown", (event) => event.target.closest(PRESSED) && !event.target.closest(FILLED) && event.preventDefault());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!goOn()) submit(update);
  });
  form.addEventListener("reset", () => setTimeout(() => bar.wipe())); // the browser empties the fields after this event
  result.addEventListener("click", (event) => {
    const { target } = event;
    take(target.dataset.take, catalogue, speak);
    const place = target.matches('a[href^="#"]') && form.querySelector(target.hash);
    if (!place) return;
    event.preventDefault(); // in the address a plan may stand
    unfolded(place);
    goTo(place.querySelector(":scope > summary") ?? Object.assign(place, { tabIndex: -1 }));
  });
  form.hidden = false;
  update();
  document.querySelector(".needs-script").remove(); // once all went well: else it says that it did not
  // Who comes back to a plan begins with that, unless something is told above it.
  const told = document.querySelector("#plan-bar > :is(.told:not(:empty), .other-plan:not([hidden]))");
  const title = document.querySelector("#plan-title");
  if (plan && !told && !gone.size && title.getBoundingClientRect().top > 0) title.scrollIntoView();
}

/** Show these answers; where one is no longer offered, its field is in sight. */
function fill(kept) {
  gone.clear();
  for (const name of restore(form, days, kept)) {
    gone.add(name);
    const refined = form.querySelector(`[name="${name}"]`).closest("details");
    if (refined) refined.open = true;
  }
}

function submit(update) {
  judgeAll(form.elements, update);
  if (plan) goTo(document.querySelector("#plan-title"));
  else isRight(form);
}

/** Tell what is wrong with these fields, whether somebody was there or not. */
function judgeAll(fields, update) {
  for (const { name, dataset } of fields) if (name || dataset.part) touched.add(name || "days");
  update();
}

/** Go to what is wrong in a part of the form; whether nothing is. */
function isRight(part) {
  const wrong = part.querySelector("[data-wrong]");
  if (wrong) goTo(unfolded(wrong), wrong.closest(".day-row, .field"));
  return !wrong;
}

/** A place in the form, in sight: folds around it are open. */
function unfolded(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  return place;
}

/** What the answers come to, and beside each field what is wrong. */
function judge(catalogue) {
  const found = check({ ...answersOf(form, catalogue, days), ...halfDates(form, days) }, catalogue);
  tell(form, days, found.problems, catalogue.words.form, touched, gone);
  for (const one of form.querySelectorAll("details:not([open]) [data-wrong]")) unfolded(one);
  return found;
}

function show(catalogue, speak) {
  const { profile, problems } = judge(catalogue);
  given = profile;
  plan = problems.length ? null : { id: bar.id, ...assemble(profile, catalogue) };
  nameAssumed(speak);
  result.hidden = !plan;
  result.setAttribute("aria-labelledby", "plan-title"); // the title is made with the plan
  const said = [...newlyAsked(catalogue), inShort(problems, catalogue, speak)].join(" ");
  if (status.textContent !== said) status.textContent = said;
  bar.draw(plan);
  if (plan) showPlan(catalogue, speak);
}

/** The plan in one line, or what is still to be filled in or looked at again. */
function inShort(problems, { words }, speak) {
  const named = (some) => [...new Set(some.map(({ field }) => words.form[field]))].join(", ");
  const parts = [
    [words.form.still, problems.filter(isMissing)],
    [words.form.look, problems.filter((one) => !isMissing(one))],
  ];
  if (!plan) return parts.flatMap(([said, some]) => (some.length ? [ended(`${said} ${named(some)}`)] : [])).join(" ");
  const count = speak.count(plan.actions.length, "page", "actions_count");
  return `${words.tier[plan.tier]}. ${words.page.why_heat}: ${words.heat[plan.heat]}. ${count}.`;
}

/** A line that may end with a question. */
const ended = (line) => line.replace(/[^?]$/, "$&.");

/** What has to be chosen anew, in one line; nothing where all is offered. */
const newlyAsked = ({ words }) => (gone.size ? [ended(`${words.form.again} ${[...gone].map((field) => words.form[field]).join(", ")}`)] : []);

function showPlan(catalogue, speak) {
  for (const line of result.querySelectorAll(".help-line")) {
    line.hidden = !applies(catalogue.help[line.dataset.line].when, plan, catalogue);
  }
  document.querySelector(".to-posters").hidden = !plan.event.alcohol;
  const opened = document.activeElement?.id;
  document.querySelector("#plan-first").replaceChildren(...titled(plan, speak, catalogue), ...lateShell(plan, catalogue), ...foremost(plan, speak, catalogue));
  document.querySelector("#plan-rest").replaceChildren(...[...summary(plan, speak, catalogue), ...list(plan, speak, catalogue), ...labelled(plan, speak, catalogue)].filter(Boolean));
  if (opened) document.getElementById(opened)?.focus();
  const settings = noticeSettings(plan, catalogue);
  checklist(shown, tools, bar.kept, {
    place: (isSettled) => arrange(shown, settings, isSettled),
    dayOf: (day) => speak.near(day, plan.event.start),
    near: nearness(settings),
    finder: async () => (findsPersons ??= finder(catalogue.persons)),
  });
}

/** Beside "as assumed" stands what that is, once there is a plan. */
function nameAssumed(speak) {
  for (const place of form.querySelectorAll("[data-assumed]")) {
    const name = place.dataset.assumed;
    place.textContent = plan?.assumed.includes(name) ? `: ${speak.value(name, plan.event[name])}` : "";
  }
}

function take(what, catalogue, speak) {
  if (!plan || !what) return;
  const { slug } = plan.event;
  const day = date(nowIn(catalogue.policy.timezone));
  const dated = { id: plan.id, ...assemble(given, catalogue, day > lastDay(given) ? "" : day), today: day };
  const address = location.href.split("#")[0];
  if (what === "csv") give(`${slug}.csv`, "text/csv", table(dated, speak, catalogue, crewOf(bar.kept)));
  if (what === "ics") give(`${slug}.ics`, "text/calendar", calendar(dated, speak, catalogue, { id: plan.id, day, address }));
  if (what === "yml") give(`${slug}.yml`, "application/yaml", profileFile(given, catalogue));
  if (what === "link") bar.share();
}

/** What a table says of the crew: how each row stands (`done`, `aside`, `reason`, `name`), and their own rows, like actions. */
const crewOf = (kept) => ({ stateOf: (id) => kept.status(id), own: kept.own() });
