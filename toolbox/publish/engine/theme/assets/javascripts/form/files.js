// Files made in the page, to take away: a table, a calendar, and the profile for the prevention worker.

import { later, text, utc, wall } from "../plan/time.js";

/** The actions as a table for a spreadsheet. No cell begins a formula. */
export function table(plan, speak, { words, policy }) {
  const titles = Object.fromEntries(plan.guidelines.map(({ id, title }) => [id, title]));
  const { page, phase } = words;
  const head = [page.phase, page.due, page.what_to_do, page.role, page.guideline, page.why, page.done];
  const rows = plan.actions.map((one) => [
    phase[one.phase],
    one.due,
    one.text,
    policy.roles[one.role],
    titles[one.id.split("/")[0]],
    speak.why(one.reasons),
    "",
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** The event and its deadlines as a calendar (RFC 5545); the same event gives the same UIDs, so that it updates. */
export function calendar(plan, speak, { policy, words }, address) {
  const { event } = plan;
  const stamp = `${compact(text(Date.now()))}00Z`;
  const entry = (id, lines) => ["BEGIN:VEVENT", `UID:${id}@${event.slug}`, `DTSTAMP:${stamp}`, ...lines, "END:VEVENT"];
  const moment = (local) => `${compact(text(utc(wall(local))))}00Z`;
  const whole = ["SUMMARY:" + escape(event.name), `DTSTART:${moment(event.start)}`, `DTEND:${moment(event.end)}`];
  if (event.place) whole.push("LOCATION:" + escape(event.place));
  const deadlines = plan.actions.filter(({ phase }) => phase !== "during").map((one) => {
    const said = `${policy.roles[one.role]}: ${one.text}`;
    const reason = `${words.page.why}: ${speak.why(one.reasons)}`;
    return entry(one.id, [
      "SUMMARY:" + escape(said),
      "DESCRIPTION:" + escape(`${reason}\n${address}`),
      `DTSTART;VALUE=DATE:${compact(one.due)}`,
      `DTEND;VALUE=DATE:${compact(later(one.due, 1))}`,
      "TRANSP:TRANSPARENT",
    ]);
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event harm-reduction toolbox//", entry("event", whole), deadlines, "END:VCALENDAR"];
  return lines.flat(2).map(fold).join("\r\n") + "\r\n";
}

const compact = (iso) => iso.replace(/[-:]/g, "");
const escape = (value) => value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, "\\n");

/** Lines of at most 75 octets; the rest goes on after a space. */
function fold(line) {
  const parts = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > 74) {
      parts.push(part);
      [part, size] = ["", 0];
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join("\r\n ");
}

/** A text as YAML: between quotes, the signs that YAML would read as the end of a line written out. */
export const quoted = (text) => JSON.stringify(text.toWellFormed?.() ?? text).replace(/[\u0085\u2028\u2029\ufeff]/g, escaped);
const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The profile as a file for `event_profiles/`: what was said, not what was assumed. */
export function profileFile({ slug: _, ...profile }) {
  const shown = (value) => (typeof value === "string" && !/^[a-z0-9][\w:-]*$/i.test(value) ? quoted(value) : value);
  const block = (one) => `\n  - {${Object.entries(one).map(([key, part]) => `${key}: ${part}`).join(", ")}}`;
  const value = (one) => (!Array.isArray(one) ? shown(one) : typeof one[0] === "object" ? one.map(block).join("") : `[${one.join(", ")}]`);
  return Object.entries(profile).map(([key, one]) => `${key}: ${value(one)}\n`).join("");
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
