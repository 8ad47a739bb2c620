// Between the fields of the form and answers: texts and lists of texts.

import { tellFields } from "../dom.js";
import { HALF } from "../plan/profile.js";
import { severally } from "./share.js";

export function answersOf(form, catalogue, days) {
  const data = new FormData(form);
  const found = Object.fromEntries([...data.keys()].map((name) => [name, data.get(name)]));
  for (const name of severally(catalogue)) found[name] = data.getAll(name);
  found.days = days.read();
  return found;
}

/** The dates that are filled in by half, as answers that are wrong. */
export function halfDates(form, days) {
  const half = [...form.querySelectorAll("input[type=datetime-local][name]")].filter((field) => field.validity.badInput);
  const found = Object.fromEntries(half.map(({ name }) => [name, HALF]));
  const rows = days.read(HALF);
  return rows.join() === days.read().join() ? found : { ...found, days: rows };
}

/** Show these answers, and nothing of what stood there; gives the names of those that the form does not offer. */
export function restore(form, days, kept) {
  const gone = Object.keys(kept).filter((name) => !offered(form, name, kept[name]));
  days.write(kept.days);
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = gone.includes(field.name) && !Array.isArray(kept[field.name]) ? undefined : kept[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = value === undefined ? field.defaultChecked : [value].flat().includes(field.value);
    else if (field.dataset.day) field.value = String([value ?? ""].flat()[Number(field.dataset.day)] ?? "");
    else if (field.matches("select") && value === undefined) field.value = [...field.options].find((one) => one.defaultSelected)?.value ?? field.options[0].value;
    else field.value = String(value ?? field.defaultValue ?? "").slice(0, 200);
  }
  return gone;
}

/** Whether there is such a choice, or nothing to choose from; a link or a store may be older than the city's choices. */
function offered(form, name, value) {
  const choices = [...form.querySelectorAll(`select[name="${name}"] option, [name="${name}"]:is([type=radio], [type=checkbox])`)];
  const known = choices.map((one) => one.value);
  return !known.length || [value].flat().every((one) => !one || known.includes(one));
}

/** Whether there is no answer yet; else there is one that cannot be. */
export const isMissing = ({ field, problem }) => problem === field || problem.startsWith("choose");

/** What is said of an answer that is missing or wrong. */
export const sentence = ({ problem, other }, words) => words.problem[problem].replace("{other}", words[other]);

/** Say beside each field what is missing or wrong, once the person has been there, and whose answer is `gone`. */
export function tell(form, days, problems, words, touched, gone) {
  const told = problems.filter(({ field }) => touched.has(field)).reverse(); // of two about one field the first is told
  const all = [...[...gone].map((field) => ({ field, problem: "gone" })), ...told];
  tellFields(form, Object.fromEntries(all.map((one) => [one.field, sentence(one, words)])));
  days.mark(told.find(({ field }) => field === "days"));
}
