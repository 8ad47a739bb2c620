// The evaluation of an event: answers become a file, in the page, for the city's folder of evaluations.

import { finder } from "../plan/personal.js";
import { figure, slug } from "../plan/profile.js";
import { date, nowIn } from "../plan/time.js";
import { keep, read } from "../store.js";
import { give, quoted } from "./files.js";
import { mail, open, tell, told } from "./hand.js";

const form = document.querySelector("#evaluate");
const problems = JSON.parse(form.dataset.problems);
const limits = JSON.parse(form.dataset.limits);
const personal = finder(JSON.parse(form.dataset.persons));
const asked = new URLSearchParams(location.search).get("event") ?? "";
const known = /^[a-z0-9-]{1,60}$/.test(asked) ? asked : "";
const ANSWERS = ["worked", "change", "city"];
const TEXTS = ["name", ...ANSWERS];
const STORED = `evaluation:${known}`;

start();

async function start() {
  const asking = known ? event(known) : {}; // what is kept does not wait for it
  restore(read(STORED) ?? (await asking).answers ?? {});
  form.addEventListener("input", () => keep(STORED, answers()));
  form.addEventListener("reset", () => {
    keep(STORED, null);
    setTimeout(() => tell(form, {}));
  });
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    hand((name, content) => {
      give(name, "application/yaml", content);
      told(form, name);
    });
  });
  document.querySelector("#mail").addEventListener("click", () => hand(mail));
  open(form);
  if ((await asking).dry) for (const field of form.querySelectorAll("[data-drink]")) if (!field.value) field.closest("label").hidden = true;
}

/** Name and day of an event whose page this was reached from, and whether nobody drinks there; nothing where it cannot be had. */
async function event(name) {
  try {
    const { event: found } = await (await fetch(`${form.dataset.events}${name}/plan.json`)).json();
    const young = form.dataset.young.split(" ");
    const dry = !found.alcohol || found.ages.every((age) => young.includes(age));
    return { answers: { name: found.name, held: found.start.slice(0, 10) }, dry };
  } catch {
    return {};
  }
}

function answers() {
  const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const counts = [...form.querySelectorAll("[name=happened]")].map((one) => [one.dataset.kind, one.value.trim()]);
  return { ...given, happened: Object.fromEntries(counts.filter(([, count]) => count)) };
}

function restore(kept) {
  for (const field of form.elements) {
    const { kind, was } = field.dataset;
    const value = field.name === "happened" ? (kept.happened?.[kind] ?? kept.happened?.[was]) : kept[field.name];
    if (field.name && value !== undefined) field.value = String(value);
  }
}

function wrong(given) {
  const found = {};
  const whole = (text, [least, most]) => figure(text) >= least && figure(text) <= most;
  if (!given.name) found.name = problems.name;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given.held)) found.held = problems.held;
  else if (given.held > date(nowIn(form.dataset.timezone))) found.held = problems.ahead;
  if (given.attendance && !whole(given.attendance, limits.attendance)) found.attendance = problems.whole_number;
  if (!Object.values(given.happened).every((count) => whole(count, limits.happened))) found.happened = problems.whole_number;
  if (!ANSWERS.some((name) => given[name]) && !Object.keys(given.happened).length) found.worked = problems.nothing;
  for (const name of TEXTS) if (personal(given[name] ?? "").length) found[name] = problems.personal;
  return found;
}

/** Among the counts only those that are no whole number are wrong. */
const bad = (field) => field.name !== "happened" || (field.value.trim() && !(figure(field.value) <= limits.happened[1]));

/** The file's name and content, once nothing is wrong with the answers. */
function hand(take) {
  const given = answers();
  const found = wrong(given);
  tell(form, found, bad);
  form.querySelector("[name=happened][data-wrong]")?.closest("label").after(form.querySelector("#problem-happened"));
  if (!Object.keys(found).length) take(`${known || slug(given.name)}.yml`, file(given));
}

function file({ name, held, attendance, worked, happened, change, city }) {
  const counts = Object.entries(happened).map(([kind, count]) => `${kind}: ${figure(count)}`).join(", ");
  const lines = [["name", quoted(name)], ["held", held], ["attendance", attendance && figure(attendance)]];
  lines.push(["worked", worked && quoted(worked)], ["happened", counts && `{${counts}}`]);
  lines.push(["change", change && quoted(change)], ["city", city && quoted(city)]);
  return lines.filter(([, value]) => value).map(([key, value]) => `${key}: ${value}\n`).join("");
}
