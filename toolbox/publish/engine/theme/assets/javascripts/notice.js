// By the city's clock: what is too late, a day for what is done before, and whether the event is over. And on a phone the
// rest of the list folded by guideline. For the page of an event and for the form's result, whose lists are made alike.

import { make } from "./dom.js";
import { LIFE, REST, byImportance, first, importance } from "./plan/first.js";
import { onShortNotice } from "./plan/notice.js";
import { MORNING, compare, date, daysBetween, daysOf, later, nowIn, unbroken } from "./plan/time.js";
import { dayNear, soon } from "./plan/words.js";

const PHONE = "(max-width: 44rem)";

/**
 * Put the rows inside `root` where they belong today. `settings` are the event's `start`, `end` and `stretches`, the policy's
 * `timezone` and `per_day`, the limits of what comes `first`, `locale` and `words`; `isTicked` tells whether a row is done.
 */
export function arrange(root, settings, isTicked) {
  const now = nowIn(settings.timezone);
  const today = dayAt(now, settings.stretches);
  const begun = reached(now, settings.start);
  const past = reached(now, settings.end);
  const over = root.querySelector(".past");
  if (over) over.hidden = !past;
  sayLeft(root, settings, now);
  if (!past) byDay(root, settings, isTicked, today, begun);
  if (begun) duringFirst(root);
  const after = root.querySelector('.phase[aria-labelledby="after"]');
  if (after) markDays(after, nearness(settings));
  if (after && past) over.after(after);
  if (matchMedia(PHONE).matches) for (const section of root.querySelectorAll(".phase")) if (!past || section !== after) fold(section);
}

/** Beside the day of a row of the crew's own: whether that is over, today or near. */
export function nearness({ timezone, stretches, words }) {
  const today = dayAt(nowIn(timezone), stretches);
  return (day) => (day < today ? words.late_mark : soon(day, today, words));
}

/** Whether a moment has come; the page writes seconds, the form none. */
const reached = (now, moment) => now >= moment.slice(0, now.length);

/** The day that a moment belongs to: after midnight, while it is on, until six that on which it began, as its days are counted. */
function dayAt(now, stretches) {
  const began = stretches.find(([from, until]) => isIn(now, from, until))?.[0];
  return began && date(began) < date(now) && now.slice(11) < MORNING ? later(date(now), -1) : date(now);
}

const isIn = (now, from, until) => reached(now, from) && !reached(now, until);

/** Beside when it is: how many days are left, or that it is on; in a night off or on a day off nothing is on. */
function sayLeft(root, { start, stretches, locale, words }, now) {
  const place = root.querySelector(".chips__left");
  if (!place) return;
  const today = date(now);
  const days = daysBetween(today, date(start));
  const isOn = stretches.some(([from, until]) => isIn(now, from, until));
  const isToday = stretches.some(([from]) => date(from) === today && !reached(now, from));
  place.textContent = isOn ? words.is_on : isToday ? words.today : days > 0 ? counted(words.days_left, days, locale) : "";
}

/** A phrase that counts. */
const counted = (forms, count, locale) => (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other).replace("{count}", count);

/** From the begin on, what to do on the evening itself stands above what should have been done before. */
function duringFirst(root) {
  const during = root.querySelector('[aria-labelledby="first-during"]');
  if (during) root.querySelector(".late-things")?.before(during);
}

function byDay(root, { start, stretches, per_day: perDay, first: limits, locale, words }, isTicked, today, begun) {
  const { duties } = limits;
  const instead = { duty: words.instead_duty, core: words.instead_core, rest: "" };
  const rows = onShortNotice(rowsOf(root), { eventDays: daysAt(stretches), today, perDay, duties, instead });
  rows.sort((one, other) => compare(placeOf(one), placeOf(other)));
  const [late, before] = [rows.filter((one) => one.late), rows.filter((one) => one.now)];
  // Once it has begun, nobody asks for a permission: what is late is folded, but for what saves lives.
  const can = (one) => importance(one, duties) > (begun ? LIFE : REST - 1);
  late.sort(byImportance(duties));
  const open = late.filter(({ id }) => !isTicked(id));
  for (const one of late) one.item.dataset.list = Number(can(one));
  fillLate(root.querySelector(".late-things"), [open.filter((one) => !can(one)), open.filter(can), late.filter(({ id }) => isTicked(id))], begun ? words.late_more_begun : words.late_more);
  const chosen = first(rows, limits).before ?? [];
  refill(root.querySelector('[aria-labelledby="first-before"]'), chosen.map((id) => before.find((one) => one.id === id).item));
  const dayOf = sayingDays(root, locale, start);
  for (const { item, now } of before) mark(item, now, today, dayOf, words);
  const rest = before.filter(({ id }) => !chosen.includes(id)).sort((one, other) => compare(one.now, other.now));
  fillDays(root, rest, { start: date(start), today, locale, dayOf, words });
}

/** By day, then by guideline: what is done each day has another day once it has begun. */
const placeOf = ({ due, id }) => `${due} ${id.split("/")[0]}`;

/** What says a day: as it stands on the page already, where it does; a browser takes long to begin writing days itself. */
function sayingDays(root, locale, start) {
  const said = new Map([...root.querySelectorAll(".todo__due time, .due time")].map((one) => [one.dateTime, one.textContent]));
  return (day) => said.get(day) ?? dayNear(locale, day, start);
}

/** The days on which it is on; the page writes seconds. */
const daysAt = (stretches) => [...daysOf(unbroken({ days: stretches.map(([from, until]) => ({ from: from.slice(0, 16), until: until.slice(0, 16) })) }))];

/** The rows in the order of the plan. */
const rowsOf = (root) =>
  [...root.querySelectorAll(".todo__item")]
    .map((item) => {
      const { phase, due, weight, basis, instead, again } = item.dataset;
      return { item, id: item.querySelector("input").value, phase, due, weight, basis, again, ...(instead ? { instead } : {}) };
    })
    .sort((one, other) => one.item.dataset.at - other.item.dataset.at);

/** What is late stands in one block: what to do now, and folded what can be left this time, under its `title`, and what is done. */
function fillLate(section, late, title) {
  if (!section) return;
  const lists = section.querySelectorAll("ul");
  for (const { item, instead } of late.flat()) {
    item.querySelector(".todo__instead")?.remove();
    if (!instead) continue;
    const said = make("strong", { class: "todo__instead" }, instead);
    if (item.dataset.insteadLang) said.lang = item.dataset.insteadLang;
    planned(item.querySelector("label")).before(" ", said, " ");
  }
  lists.forEach((list, at) => {
    list.replaceChildren(...late[at].map(({ item }) => item));
    if (at) list.parentElement.hidden = !late[at].length;
  });
  section.querySelector(".fold > summary").firstChild.data = `${title} `;
  section.classList.toggle("late-things--light", !late[0].length);
  section.hidden = !late.flat().length;
}

/** What should have been done, apart from who asks it, as what to do now comes between them. */
function planned(label) {
  const found = label.querySelector(".todo__planned");
  if (found) return found;
  const made = make("span", { class: "todo__planned" }, [...label.childNodes].filter((node) => !node.classList?.contains("basis")));
  label.append(made);
  return made;
}

function refill(section, items) {
  if (!section) return;
  section.querySelector("ul").replaceChildren(...items);
  section.hidden = !items.length;
}

/** Beside the day of a row stands whether that is today or this week, which ends on Sunday. */
function mark(item, now, today, dayOf, words) {
  const time = item.querySelector("time");
  const text = dayOf(now);
  time.dateTime = now;
  if (time.textContent !== text) time.textContent = text;
  time.parentElement.querySelector(".mark")?.remove();
  const said = soon(now, today, words);
  if (said) time.after(" ", make("b", { class: "mark" }, said));
}

/** Beside each day on which something is done afterwards: that it is over, or near. */
function markDays(section, near) {
  for (const day of section.querySelectorAll(".due")) {
    const said = near(day.querySelector("time").dateTime);
    day.querySelector(".mark")?.remove();
    if (said) day.append(" ", make("small", { class: "mark" }, `· ${said}`));
  }
}

/** The other rows of before, by the day that they were given. */
function fillDays(root, rows, { start, today, locale, dayOf, words }) {
  const section = root.querySelector('.phase[aria-labelledby="before"]');
  if (!section) return;
  const level = section.firstElementChild.tagName === "H2" ? "h3" : "h4";
  const away = (days) => (days ? counted(words.days_before, days, locale) : words.on_the_day);
  for (const old of section.querySelectorAll(".day")) old.remove();
  for (const now of new Set(rows.map((one) => one.now))) {
    const said = [away(daysBetween(now, start)), soon(now, today, words)].filter(Boolean).join(" · ");
    const heading = make(level, { class: "due" }, make("time", { datetime: now }, dayOf(now)), " ", make("small", {}, said));
    const items = rows.filter((one) => one.now === now).map(({ item }) => item);
    section.append(make("div", { class: "day" }, heading, make("ul", { class: "todo todo--tick" }, items)));
  }
  section.hidden = !rows.length;
}

/** The rows of a phase folded by guideline, each fold where its first row stood. */
function fold(section) {
  const groups = new Map();
  for (const item of section.querySelectorAll(".todo__item")) {
    const [guideline] = item.querySelector("input").value.split("/");
    groups.set(guideline, [...(groups.get(guideline) ?? []), item]);
  }
  for (const day of section.querySelectorAll(".day")) day.remove();
  for (const items of groups.values()) {
    const day = items[0].querySelector("time")?.textContent ?? null;
    const count = items.length > 1 ? [day && " · ", make("span", { class: "count" })] : null;
    const summary = make("summary", {}, items[0].querySelector(".row-menu a").textContent, " ", make("small", {}, day, count));
    section.append(make("details", { class: "fold" }, summary, make("ul", { class: "todo todo--tick" }, items)));
  }
}
