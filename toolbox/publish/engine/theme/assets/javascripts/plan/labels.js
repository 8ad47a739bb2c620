// Which services of the city's labels a plan gives. The same as toolbox/assemble/labels.py; a test compares plan for plan.

/** For each label that is for the event: the ids of the services that the plan gives, and of the basic ones that it does not. */
export function labelsOf(labels, actions, holds) {
  const there = new Set(actions.map(({ id }) => id));
  const given = (service) => service.actions.some((one) => there.has(one));
  const ids = (services) => services.map(({ id }) => id);
  const held = ({ basic, more }) => ({
    met: ids([...basic, ...more].filter(given)),
    missing: ids(basic.filter((one) => !given(one))),
  });
  return Object.fromEntries(labels.filter(({ when }) => holds(when)).map((one) => [one.id, held(one)]));
}
