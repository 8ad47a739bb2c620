// What the form makes of what was said, for the tests that compare it with the generator. The same function runs in node and in a
// page: `module` gives a module of the site by its name; without a `catalogue` it is the page's own.

export default async function (module, catalogue, job, given) {
  const [{ assemble }, { lastDay }, { check, slug }, { columnsOf }, { speaker }, { calendar, profileFile, table }] = await Promise.all(
    ["plan/assemble", "plan/derive", "plan/profile", "plan/columns", "plan/words", "form/files"].map(module),
  );
  catalogue ??= await (await fetch("catalogue.json")).json();
  const speak = speaker(catalogue);

  /** The plan of an event, and the files of one that has an address; `day` is that on which they are made. */
  function made([profile, today, day, address]) {
    const plan = assemble(profile, catalogue, today ?? undefined);
    const short = speak.inShort(plan);
    if (!address) return { plan, short };
    // As the form does: of an event that is over nobody is told to do now what comes before it.
    const worded = today > lastDay(plan.event) ? { ...assemble(profile, catalogue), today } : { ...plan, today };
    const { line } = columnsOf(worded, speak, catalogue);
    return {
      plan,
      short,
      lines: Object.fromEntries(worded.actions.map((one) => [one.id, line(one)])),
      table: table(worded, speak, catalogue),
      calendar: calendar(worded, speak, catalogue, { id: plan.event.slug, day, address }),
      profile: profileFile(profile, catalogue),
    };
  }

  const JOBS = {
    made,
    why: speak.why,
    /** What stands beside each figure of the policy, of one number. */
    labels: (value) => Object.values(catalogue.policy.quantities).map((one) => speak.label(value, one)),
    /** Which fields of an answered form are wrong. */
    refused: (answers) => check(answers, catalogue).problems.map(({ field }) => field),
    /** What is wrong with each, beside its field. */
    told: (answers) => check(answers, catalogue).problems.map(({ field, problem }) => [field, problem]),
    slug,
    /** What an event is called that somebody called so. */
    named: (name) => check({ name }, catalogue).profile.name,
  };
  return JSON.stringify(given.map((one) => JOBS[job](one)));
}
