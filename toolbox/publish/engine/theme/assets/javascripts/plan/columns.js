// The columns of an action, as toolbox/write/words/columns.py has them; the catalogue brings which stand in a table and which
// in a list beside its text, in which order and at which spot.

/** What each column says of an action: in a table, and in a list with what it is as data or where it leads. */
export function columnsOf(plan, speak, { words, policy, columns, guidelines }) {
  const own = Object.fromEntries(guidelines.flatMap(({ id, actions }) => actions.map((one) => [`${id}/${one.id}`, one])));
  const titles = Object.fromEntries(plan.guidelines.map(({ id, title }) => [id, title]));
  const day = ({ now, due }) => now ?? due;
  const unlike = ` (${words.page.not_translated})`;
  /** What to do, and what to do instead of what is late; what nobody has translated says so. */
  const text = (one) => one.text + (own[one.id].translated === false ? unlike : "");
  const instead = (one) =>
    one.late && one.instead !== words.page.instead_rest ? one.instead + (own[one.id].instead_translated === false ? unlike : "") : "";
  const CELLS = {
    status: () => words.sheet.open,
    phase: ({ phase }) => words.phase[phase],
    basis: ({ basis }) => words.basis[basis],
    weight: ({ weight }) => words.weight[weight],
    due: day,
    mark: (one) => speak.mark(one, plan.today),
    what_to_do: (one) => (instead(one) ? `${text(one)} → ${instead(one)}` : text(one)),
    role: ({ role }) => policy.roles[role],
    name: () => "",
    guideline: ({ id }) => titles[id.split("/")[0]],
    again: ({ again }) => (again ? words.again[again] : ""),
    why: ({ reasons }) => speak.why(reasons),
    settle: ({ settle }) => settle?.url ?? "",
  };
  const LINE = {
    basis: (one) => (one.basis === "advice" ? [] : [CELLS.basis(one), { id: one.basis }]),
    weight: (one) => (one.weight === "life" ? [CELLS.weight(one), { id: one.weight }] : []),
    due: (one) => (one.phase === "during" ? [] : [speak.near(day(one), plan.event.start), { id: day(one) }]),
    mark: (one) => [CELLS.mark(one)],
    role: (one) => [CELLS.role(one)],
    guideline: (one) => [CELLS.guideline(one), { id: one.id.split("/")[0] }],
    again: (one) => [CELLS.again(one)],
    why: (one) => [CELLS.why(one)],
    settle: ({ settle }) => (settle ? [settle.title, { url: settle.url }] : []),
  };
  const known = (table, name) => {
    if (!(name in table)) throw new Error(`a column that the form does not know: ${name}`);
    return table[name];
  };
  const line = (one) =>
    Object.entries(columns.line).flatMap(([name, spot]) => {
      const [text, more] = known(LINE, name)(one);
      return text ? [{ name, text, id: "", url: "", spot, ...more }] : [];
    });
  return {
    headings: () => columns.table.map(({ heading: [group, key] }) => words[group][key]),
    /** The cells of an action, some of them `said` otherwise; of no action only those. */
    cells: (one, said = {}) => columns.table.map(({ name }) => said[name] ?? (one ? known(CELLS, name)(one) : "")),
    line,
    /** Of the line, what a calendar says in a few words. */
    said: (one) => line(one).filter(({ name }) => columns.calendar.includes(name)).map(({ text }) => text).join(" · "),
    text,
    instead,
  };
}
