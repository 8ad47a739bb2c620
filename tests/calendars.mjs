// Reads calendars with ical.js, as Thunderbird does: node tests/calendars.mjs < JSON list of texts. Gives JSON: of each the
// entries by their identity, with moments as they are in UTC and days as they are written.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;

/** A day as it stands there; a moment in UTC, by the rules of time that the file itself carries. */
const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());

function entry(component) {
  const event = new ICAL.Event(component);
  const text = (name) => component.getFirstPropertyValue(name);
  const alarms = component.getAllSubcomponents("valarm").map((alarm) => {
    const before = event.startDate.clone();
    before.isDate = false; // an alarm is reckoned from midnight of a day
    before.addDuration(alarm.getFirstPropertyValue("trigger"));
    return { action: alarm.getFirstPropertyValue("action"), text: alarm.getFirstPropertyValue("description"), at: before.toString() };
  });
  return {
    ...{ title: event.summary, about: event.description, place: event.location, page: text("url") },
    ...{ start: moment(event.startDate), end: moment(event.endDate), sequence: event.sequence },
    ...{ roles: component.getFirstProperty("categories")?.getValues() ?? [], busy: text("transp") !== "TRANSPARENT", alarms },
  };
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone }));
  const entries = calendar.getAllSubcomponents("vevent");
  return { name: calendar.getFirstPropertyValue("x-wr-calname"), count: entries.length, entries: Object.fromEntries(entries.map((one) => [new ICAL.Event(one).uid, entry(one)])) };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(read)));
