// What in a text points at a person: the forms of `toolbox/wording/personal.py`, which come with the page.

/** A function that tells the kinds of what points at a person in a text, given the forms and the numbers that may stand. */
export function finder({ forms, known }) {
  const ready = forms.map(({ kind, form, any_case }) => ({ kind, form: new RegExp(form, any_case ? "giu" : "gu") }));
  const allowed = new Set(known);
  return (text) => {
    const found = new Map();
    const taken = [];
    for (const { kind, form } of ready) {
      for (const match of text.matchAll(form)) {
        const [start, end] = [match.index, match.index + match[0].length];
        const before = taken.some(([first, last]) => first < end && start < last);
        if (before || (kind === "phone" && allowed.has(match[0].replace(/[^\p{Nd}]/gu, "")))) continue;
        taken.push([start, end]);
        found.set(start, kind);
      }
    }
    return [...found].sort(([one], [other]) => one - other).map(([, kind]) => kind);
  };
}
