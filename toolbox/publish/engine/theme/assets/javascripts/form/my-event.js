// "My event": answers become a plan, in the page. Nothing that somebody types leaves the browser.

import { checklist } from "../checklist.js";
import { arrange, localToday } from "../notice.js";
import { applies, assemble } from "../plan/assemble.js";
import { check } from "../plan/profile.js";
import { speaker } from "../plan/words.js";
import { keep, read } from "../store.js";
import { dayRows } from "./days.js";
import { oneByOne } from "./one-by-one.js";
import { calendar, give, profileFile, table } from "./files.js";
import { foremost, labelled, lateShell, list, make, noticeSettings, summary, titled } from "./result.js";
import { fromFragment, severally, toFragment } from "./share.js";

const form = document.querySelector("#my-event");
const result = document.querySelector("#result");
const shown = document.querySelector("#plan");
const status = document.querySelector("#plan-status");
const touched = new Set();
let plan = null;
let given = null;
let days = null;

start().catch(() => {
  document.querySelector(".needs-script").textContent = form.dataset.broken;
});

async function start() {
  const catalogue = await (await fetch(form.dataset.catalogue)).json();
  const speak = speaker(catalogue);
  const update = () => show(catalogue, speak);
  days = dayRows(form, () => {
    remember(null, catalogue);
    update();
  });
  oneByOne(form, () => submit(new Event("submit"), update));
  restore(fromFragment(location.hash, catalogue) ?? read("answers"));
  form.addEventListener("input", (event) => {
    remember(event.target, catalogue);
    update();
  });
  form.addEventListener("focusout", (event) => {
    // A field that was left empty is told about once the person goes on, not while choosing in it.
    const name = event.target.dataset.part ? "days" : event.target.name;
    if (name && !event.target.closest(".field")?.contains(event.relatedTarget)) {
      touched.add(name);
      update();
    }
  });
  form.addEventListener("submit", (event) => submit(event, update));
  form.addEventListener("reset", () => forget(update));
  result.addEventListener("click", (event) => take(event.target.dataset.take, catalogue, speak));
  addEventListener("hashchange", () => {
    const shared = fromFragment(location.hash, catalogue);
    if (shared) restore(shared);
    update();
  });
  document.querySelector(".needs-script").remove();
  form.hidden = false;
  update();
}

function answers(catalogue) {
  const data = new FormData(form);
  const found = Object.fromEntries([...data.keys()].map((name) => [name, data.get(name)]));
  for (const name of severally(catalogue)) found[name] = data.getAll(name);
  found.days = days.read();
  return found;
}

function restore(kept) {
  if (!kept || typeof kept !== "object") return;
  days.write(kept.days);
  for (const field of form.elements) {
    const value = kept[field.name];
    if (!field.name || value === undefined) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = [value].flat().includes(field.value);
    else if (field.dataset.day) field.value = String([value].flat()[Number(field.dataset.day)] ?? "");
    else field.value = String(value).slice(0, 200);
  }
}

function remember(field, catalogue) {
  keep("answers", answers(catalogue));
  if (field?.type === "checkbox" || field?.type === "radio") touched.add(field.name);
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
}

function forget(update) {
  keep("answers", null);
  keep("ticks:my-event", null);
  touched.clear();
  history.replaceState(null, "", location.pathname + location.search);
  days.write([]);
  setTimeout(update); // the browser empties the fields after this event
}

function submit(event, update) {
  event.preventDefault();
  for (const field of form.elements) if (field.name) touched.add(field.name);
  update();
  if (plan) document.querySelector("#plan-title").focus();
  else form.querySelector("[aria-invalid=true]")?.focus();
}

function show(catalogue, speak) {
  const { profile, problems } = check(answers(catalogue), catalogue);
  tell(problems, catalogue.words.form);
  given = profile;
  plan = problems.length ? null : assemble(profile, catalogue);
  nameAssumed(speak);
  result.hidden = !plan;
  result.setAttribute("aria-labelledby", "plan-title"); // the title is made with the plan
  const { form: words, page } = catalogue.words;
  const missing = [...new Set(problems.map(({ field }) => words[field]))].join(", ");
  const count = plan && speak.count(plan.actions.length, "page", "actions_count");
  const said = plan ? `${catalogue.words.tier[plan.tier]}. ${page.why_heat}: ${catalogue.words.heat[plan.heat]}. ${count}.` : `${words.still} ${missing}.`;
  if (status.textContent !== said) status.textContent = said;
  if (!plan) return;
  for (const line of result.querySelectorAll(".help-line")) {
    line.hidden = !applies(catalogue.help[line.dataset.line].when, plan, catalogue);
  }
  const opened = document.activeElement?.id;
  document.querySelector("#plan-first").replaceChildren(...titled(plan, speak), ...lateShell(catalogue), ...foremost(plan, speak, catalogue));
  document.querySelector("#plan-rest").replaceChildren(...[...summary(plan, speak, catalogue), ...list(plan, speak, catalogue), ...labelled(plan, speak, catalogue)].filter(Boolean));
  if (opened) document.getElementById(opened)?.focus();
  const settings = noticeSettings(plan, catalogue);
  checklist(shown, document.querySelector(".tools"), "ticks:my-event", (isTicked) => arrange(shown, settings, isTicked));
}

/** Beside "as assumed" stands what that is, once there is a plan. */
function nameAssumed(speak) {
  for (const place of form.querySelectorAll("[data-assumed]")) {
    const name = place.dataset.assumed;
    place.textContent = plan?.assumed.includes(name) ? `: ${speak.value(name, plan.event[name])}` : "";
  }
}

/** Say beside each field what is missing or wrong, once the person has been there. */
function tell(problems, words) {
  for (const place of form.querySelectorAll(".field__problem")) {
    const name = place.id.replace("problem-", "");
    const found = touched.has(name) && problems.find(({ field }) => field === name);
    place.textContent = found ? words.problem[found.problem] : "";
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      if (found) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
}

function take(what, catalogue, speak) {
  if (!plan || !what) return;
  const { slug } = plan.event;
  const day = localToday();
  const dated = { ...assemble(given, catalogue, day), today: day };
  const address = location.href.split("#")[0];
  if (what === "csv") give(`${slug}.csv`, "text/csv", table(dated, speak, catalogue));
  if (what === "ics") give(`${slug}.ics`, "text/calendar", calendar(dated, speak, catalogue, { id: slug, day, address }));
  if (what === "yml") give(`${slug}.yml`, "application/yaml", profileFile(given, catalogue));
  if (what === "link") share(`${address}#${toFragment(answers(catalogue), catalogue)}`, catalogue.words.form);
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
