// Files made in the page, to take away: a table, a calendar, and the profile for the prevention worker.

import { columnsOf } from "../plan/columns.js";
import { compare, date, later, stretches } from "../plan/time.js";

const NO_CREW = { stateOf: () => ({}), own: [] };

/**
 * The actions as a table for a spreadsheet, and the rows that a crew added. No cell begins a formula. `crew` tells how each row
 * stands: `done`, `aside` for a `reason`, given to a `name`.
 */
export function table(plan, speak, catalogue, crew = NO_CREW) {
  const { headings, cells } = columnsOf(plan, speak, catalogue);
  const { words, policy } = catalogue;
  const status = ({ done, aside, reason }) =>
    aside ? [words.page.crew.not_for_us, reason].filter(Boolean).join(": ") : done ? words.sheet.done : words.sheet.open;
  const known = (one) => {
    const state = crew.stateOf(one.id);
    return cells(one, { status: status(state), name: state.name ?? "" });
  };
  const own = (one) => {
    const { name = "", ...state } = crew.stateOf(one.id);
    const said = { status: status(state), name, phase: words.phase[one.phase], due: one.due ?? "", what_to_do: one.text };
    return cells(null, said);
  };
  const rows = [headings(), ...inOrder(plan).map(known), ...crew.own.map(own)];
  return `\ufeff${rows.map((row) => row.map(cell).join(policy.separator)).join("\r\n")}\r\n`;
}

/** The actions in the order of the checklist: on short notice those of before by the day that they were given. */
function inOrder({ actions }) {
  const [before, others] = [actions.filter(({ phase }) => phase === "before"), actions.filter(({ phase }) => phase !== "before")];
  const key = ({ late, now, due }) => `${late ? 0 : 1}${now ?? due}`;
  return [...before.sort((one, other) => compare(key(one), key(other))), ...others];
}

function cell(value) {
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}

const DAY = 86_400_000;

/**
 * The event and its deadlines as a calendar (RFC 5545), as toolbox/write/files/ics.py makes it: an entry an action of before
 * and after, and the event. `id` is the plan's own, `day` today, `address` where the plan stands.
 */
export function calendar(plan, speak, catalogue, { id, day, address }) {
  const { event } = plan;
  const { policy, words, zone } = catalogue;
  const columns = columnsOf(plan, speak, catalogue);
  const local = (moment) => `;TZID=${policy.timezone}:${compact(moment)}00`;
  const entry = (own, summary, lines) => [
    "BEGIN:VEVENT",
    `UID:${own}.${id}@${policy.host}`,
    `DTSTAMP:${compact(day)}T000000Z`,
    `LAST-MODIFIED:${compact(day)}T000000Z`,
    `SEQUENCE:${Date.parse(`${day}T00:00Z`) / DAY}`,
    `SUMMARY:${escape(summary)}`,
    `URL:${address}`,
    ...lines,
    "END:VEVENT",
  ];
  const told = [...(event.place ? [`LOCATION:${escape(event.place)}`] : [])];
  const level = `${words.tier[plan.tier]}. ${words.page.why_heat}: ${words.heat[plan.heat]}.`;
  told.push(`DESCRIPTION:${escape(level)}`);
  const stretch = ([start, end], at) =>
    day > date(end) ? [] : entry(at ? `event-${at + 1}` : "event", event.name, [`DTSTART${local(start)}`, `DTEND${local(end)}`, ...told]);
  const due = (one) => (one.late ? day : (one.now ?? one.due));
  const deadline = (one) => {
    const instead = one.late ? columns.instead(one) : "";
    const what = one.late ? `${words.page.late_mark}: ${instead || columns.text(one)}` : columns.text(one);
    const late = instead ? columns.text(one) : ""; // what the title says is not said again
    const settle = one.settle ? `${words.page.settle}: ${one.settle.url}` : "";
    const former = formerOf(one.id, catalogue);
    const title = `${event.name}: ${what}`;
    return entry(former.replaceAll("/", "."), title, [
      `DTSTART;VALUE=DATE:${compact(due(one))}`,
      `DTEND;VALUE=DATE:${compact(later(due(one), 1))}`,
      "TRANSP:TRANSPARENT",
      `CATEGORIES:${escape(policy.roles[one.role])}`,
      `DESCRIPTION:${escape([late, columns.said(one), settle, address].filter(Boolean).join("\n"))}`,
      ...["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escape(title)}`, `TRIGGER:${due(one) === day ? "PT9H" : "-PT15H"}`, "END:VALARM"],
    ]);
  };
  const ahead = inOrder(plan).filter((one) => one.phase !== "during" && due(one) >= day);
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event harm-reduction toolbox//", "METHOD:PUBLISH"];
  head.push(`X-WR-CALNAME:${escape(event.name)}`, `X-WR-TIMEZONE:${policy.timezone}`, ...zone.trim().split("\n"));
  const lines = [head, stretches(event).map(stretch), ahead.map(deadline), "END:VCALENDAR"];
  return lines.flat(3).map(fold).join("\r\n") + "\r\n";
}

/** The id under which an action stands in calendars: that of before, where it had one. */
function formerOf(id, { guidelines }) {
  const [guideline, name] = id.split("/");
  return guidelines.find((one) => one.id === guideline).actions.find((one) => one.id === name).was?.[0] ?? id;
}

const compact = (iso) => iso.replace(/[-:]/g, "");
const escape = (value) => value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, "\\n");

/** Lines of at most 75 octets; the rest goes on after a space. */
function fold(line) {
  const parts = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const octets = octetsOf(sign.codePointAt(0));
    if (size + octets > 74) {
      parts.push(part);
      [part, size] = ["", 0];
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join("\r\n ");
}

/** How many octets a sign takes in UTF-8. */
const octetsOf = (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** A text as YAML: between quotes, the signs that YAML would read as the end of a line written out. */
export const quoted = (text) => JSON.stringify(text.toWellFormed?.() ?? text).replace(/[\u0085\u2028\u2029\ufeff]/g, escaped);
const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The profile as a file for `event_profiles/`: what was said, not what was assumed. */
export function profileFile({ slug: _, ...profile }, { facts }) {
  // A name may be anything, also what YAML takes for something else: it always stands between quotes.
  const texts = facts.filter(({ kind }) => kind === "text").map(({ name }) => name);
  const inside = (one) => Object.entries(one).map(([key, part]) => `${key}: ${part}`).join(", ");
  const block = (one) => `\n  - {${inside(one)}}`;
  const value = (one) => (!Array.isArray(one) ? one : typeof one[0] === "object" ? one.map(block).join("") : `[${one.join(", ")}]`);
  return Object.entries(profile).map(([key, one]) => `${key}: ${texts.includes(key) ? quoted(one) : value(one)}\n`).join("");
}

/** Hand a file to the person, as a download. */
export function give(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
