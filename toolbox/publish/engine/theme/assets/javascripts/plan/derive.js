// What follows from a profile: tier, heat, night, hours and days, each with its reasons. The same as toolbox/assemble/derive.py;
// a test runs both on thousands of profiles and compares.

import { date, daysOf, lastOf, later, stretches, unbroken, utc, wall } from "./time.js";

const MILLION = 1e6;
/** A figure with decimals as a whole number of millionths, so that sums are exact. */
const exact = (value) => Math.round(Number(value) * MILLION);

export function derive(profile, { tiers, heat: rules, timezone }, scale) {
  const [tier, tierReasons] = tierOf(profile, tiers);
  const [heat, heatReasons] = heatOf(profile, rules, scale);
  const parts = stretches(profile);
  const night = parts.some(isNight);
  const times = `${profile.start}/${profile.end}`;
  const whole = unbroken(profile);
  const hours = Math.max(...whole.map((part) => elapsed(part, timezone)));
  return {
    tier,
    heat,
    night,
    hours,
    day_count: daysOf(whole).size,
    reasons: {
      tier: tierReasons,
      heat: heatReasons,
      night: [{ fact: "times", value: times, rule: night ? "22:00-06:00" : "not 22:00-06:00" }],
      hours: [{ fact: "times", value: times, rule: "elapsed" }],
      day_count: [{ fact: "times", value: times, rule: "days" }],
    },
  };
}

/** Whether people call it one day or one night, though it may last into the next morning. */
export const inOneGo = (profile, hours, { one_go: most }) => unbroken(profile).length === 1 && hours <= most;

/** The number of visitors from which an event of this kind is extended, and the setting that says so. */
export function threshold(kind, tiers) {
  const own = tiers.extended_from_by_kind[kind];
  return own === undefined ? [tiers.extended_from, "extended_from"] : [own, `extended_from_by_kind.${kind}`];
}

function tierOf({ kind, attendance }, tiers) {
  const [from, setting] = threshold(kind, tiers);
  const extended = attendance >= from;
  const reasons = [
    { fact: "attendance", value: attendance, rule: `${extended ? ">=" : "<"} ${from}` },
    { fact: "kind", value: kind, rule: setting },
  ];
  return [extended ? "extended" : "basic", reasons];
}

const elapsed = ([start, end], zone) => Math.round(((utc(wall(end), zone) - utc(wall(start), zone)) / 3_600_000) * 100) / 100;

/** The last day on which something of an event is on: the day after it is over, though it may still be on after midnight. */
export const lastDay = (profile) => lastOf(unbroken(profile).at(-1));

/** Whether any part lies between 22:00 and 06:00, local time. */
function isNight([start, end]) {
  const hour = start.slice(11);
  return hour >= "22:00" || hour < "06:00" || end > `${date(start)}T22:00`;
}

/** The highest level that any rule gives, with the reasons for just that level. */
function heatOf(profile, rules, scale) {
  const found = [...fromOrganiser(profile), ...fromForecast(profile, rules), ...fromSeason(profile, rules)];
  const highest = scale[Math.max(...found.map(([level]) => scale.indexOf(level)))];
  return [highest, found.filter(([level]) => level === highest).map(([, reason]) => reason)];
}

function fromOrganiser({ heat_risk: given }) {
  return given ? [[given, { fact: "heat_risk", value: given, rule: "given" }]] : [];
}

function fromForecast({ forecast_max: forecast }, rules) {
  if (!forecast?.length) return [];
  const days = forecast.map(exact);
  const warmest = Math.max(...days);
  const total = days.reduce((sum, day) => sum + Math.max(day - exact(rules.sum_base), 0), 0);
  const most = (level, sign) => [level, { fact: "forecast_max", value: warmest / MILLION, rule: sign }];
  const found = [];
  if (warmest >= exact(rules.extreme_from)) found.push(most("extreme", `>= ${rules.extreme_from}`));
  if (total >= exact(rules.sum_from)) {
    found.push(["high", { fact: "forecast_sum", value: total / MILLION, rule: `>= ${rules.sum_from}` }]);
  }
  const raised = warmest >= exact(rules.raised_from);
  found.push(raised ? most("raised", `>= ${rules.raised_from}`) : most("low", `< ${rules.raised_from}`));
  return found;
}

/** Without a forecast, an event that is not only indoor is at raised risk in the heat season. */
function fromSeason(profile, rules) {
  const { forecast_max: forecast, setting, start, end } = profile;
  if (forecast?.length) return [];
  if (setting.length === 1 && setting[0] === "indoor") {
    return [["low", { fact: "setting", value: ["indoor"], rule: "only indoor" }]];
  }
  const [first, last] = [date(start), lastTouched(end)];
  const season = `${rules.season_start}/${rules.season_end}`;
  const inside = stretches(profile).some(([begin, until]) => inSeason(date(begin), lastTouched(until), rules));
  return [[inside ? "raised" : "low", { fact: "dates", value: `${first}/${last}`, rule: `${inside ? "in" : "not in"} ${season}` }]];
}

/** The last day of which something is used: midnight is the end of the day before. */
const lastTouched = (end) => (end.endsWith("T00:00") ? later(date(end), -1) : date(end));

function inSeason(first, last, rules) {
  const over = rules.season_start > rules.season_end ? 1 : 0; // over New Year
  for (let year = Number(first.slice(0, 4)) - over; year <= Number(last.slice(0, 4)); year += 1) {
    if (`${year}-${rules.season_start}` <= last && first <= `${year + over}-${rules.season_end}`) return true;
  }
  return false;
}
