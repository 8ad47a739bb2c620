// What is assumed of an event where nobody says it, and what cannot both be said. The rules are those of
// toolbox/model/event/facts.py, which catalogue.json brings.

/** The rule by which a fact is as it is where nobody says it. */
export const DEFAULT = "default";

/** The event with every fact in it, the names of those that are assumed, and why each is as it is. */
export function assume(given, facts) {
  const event = { ...given };
  if (given.days?.length) {
    event.start = given.days[0].from;
    event.end = given.days.at(-1).until;
    event.attendance = Math.max(given.attendance, ...given.days.map(({ attendance }) => attendance ?? 0));
  }
  const assumed = facts.filter((fact) => !fact.derived && given[fact.name] === undefined && (fact.rule || fact.default !== undefined));
  const reasons = {};
  for (const { name, rule, default: fixed } of assumed) {
    const found = rule?.cases.find(({ lines }) => lines.every((line) => holds(line, event)));
    event[name] = found ? found.value : rule ? rule.otherwise : fixed;
    const why = (found?.lines ?? []).map((line) => ({ fact: line.fact, value: event[line.fact], rule: line.rule }));
    reasons[name] = why.length ? why : [{ fact: name, value: event[name], rule: DEFAULT }];
  }
  return { event, assumed: assumed.map(({ name }) => name), reasons };
}

function holds({ fact, values, only }, event) {
  const found = [event[fact]].flat();
  return only ? found.every((one) => values.includes(one)) : found.some((one) => values.includes(one));
}

/** What cannot both be said: of a `fact` what does not go together with what is said of an `other`. */
export function clashing(given, clashes) {
  return clashes.filter(({ fact, values, other, those }) => values.includes(given[fact]) && [given[other]].flat().some((one) => those.includes(one)));
}
