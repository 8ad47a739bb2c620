// The plan as it is shown under the form. Everything is put there as text: nothing that somebody typed is markup.

/** An element with attributes and children; texts become text. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

/** What stands above the list: name, tier, heat and figures. */
export function summary(plan, speak, { words, policy }) {
  const { page } = words;
  const named = new Set(plan.actions.flatMap((one) => Object.keys(one.quantity ?? {})));
  const figures = Object.keys(policy.quantities).filter((name) => named.has(name));
  return [
    make("h2", { id: "plan-title", tabindex: "-1" }, make("bdi", {}, plan.event.name)),
    make("p", { class: "plan-when" }, speak.span(plan.event)),
    make("p", { class: "chips" }, make("span", { class: `chip chip--${plan.tier}` }, words.tier[plan.tier])),
    make("p", {}, speak.whyTier(plan)),
    make("p", {}, make("strong", {}, `${page.why_heat}: ${words.heat[plan.heat]}. `), speak.whyHeat(plan)),
    plan.assumed.length
      ? make(
          "details",
          { class: "assumed" },
          make("summary", {}, page.assumed, make("small", {}, ` ${plan.assumed.length}`)),
          make("ul", {}, speak.assumed(plan).map((one) => make("li", {}, one))),
          make("p", {}, `${page.assumed_change} `, make("a", { href: "#refine" }, words.form.refine), "."),
        )
      : null,
    figures.length
      ? make("ul", { class: "figures" }, figures.map((name) => figure(plan.quantities[name], policy.quantities[name], speak)))
      : null,
  ];
}

const figure = (value, { label, unit }, speak) =>
  make("li", {}, make("strong", {}, speak.number(value), unit ? make("small", {}, ` ${unit}`) : ""), ` ${label}`);

/** The actions by phase and day, each with its box, its reason and its guideline. */
export function list(plan, speak, catalogue) {
  const titles = Object.fromEntries(plan.guidelines.map(({ id, title }) => [id, title]));
  return catalogue.choices.phase.map((phase) => {
    const actions = plan.actions.filter((one) => one.phase === phase);
    if (!actions.length) return null;
    const heading = make("h3", { id: phase }, catalogue.words.phase[phase], make("small", {}, ` ${actions.length}`));
    const days = Map.groupBy ? [...Map.groupBy(actions, (one) => one.due)] : grouped(actions);
    return make("section", { class: "phase", "aria-labelledby": phase }, heading, days.map(([due, some]) => day(due, some, phase)));
  });

  function day(due, actions, phase) {
    const away = make("small", {}, ` ${speak.away(actions[0], plan.event)}`);
    const heading = phase === "during" ? null : make("h4", { class: "due" }, make("time", { datetime: due }, speak.day(due)), away);
    return make("div", { class: "day" }, heading, make("ul", { class: "todo todo--tick" }, actions.map(item)));
  }

  function item(one) {
    const [guideline] = one.id.split("/");
    const id = `do-${one.id.replace("/", "-")}`;
    return make(
      "li",
      { class: "todo__item", "data-role": one.role, "data-phase": one.phase },
      make("input", { type: "checkbox", id, value: one.id }),
      make("label", { class: "todo__text", for: id }, one.text),
      make(
        "span",
        { class: "todo__meta" },
        make("span", { class: "todo__role" }, catalogue.policy.roles[one.role]),
        " · ",
        make("a", { href: `../${catalogue.addresses.guidelines}/${guideline}/` }, titles[guideline]),
        ` · ${one.again ? `${catalogue.words.page.daily} · ` : ""}${speak.why(one.reasons)}`,
      ),
    );
  }
}

function grouped(actions) {
  const days = new Map();
  for (const one of actions) days.set(one.due, [...(days.get(one.due) ?? []), one]);
  return [...days];
}
