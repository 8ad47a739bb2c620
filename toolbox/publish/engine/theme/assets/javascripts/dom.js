// Elements of a page made in the page. Texts become text: nothing that somebody typed is markup.

/** An element with attributes and children; texts become text. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, value);
  made.append(...children.flat(3).filter((child) => child !== null));
  return made;
}

/** Say something in a place that is read aloud, with a way back where there is one: `undo` has its word and what it does. */
export function tell(place, text, undo = null) {
  const button = undo && make("button", { type: "button" }, undo.word);
  if (button) {
    button.onclick = () => {
      place.replaceChildren();
      undo.back();
      if (document.activeElement === document.body) goTo(Object.assign(place, { tabIndex: -1 }));
    };
  }
  place.replaceChildren(text, ...(button ? [" ", button] : []));
}

/** Give the keyboard to `target`, and bring it, or what stands over it, to the top of the screen: a focus alone leaves it anywhere in sight. */
export function goTo(target, top = target) {
  target.focus({ preventScroll: true });
  top.scrollIntoView({ block: "start" });
}

/** Escape in the open menu of a row closes it, and gives the keyboard back to what opened it. */
export function closeByEscape({ key, target }) {
  const menu = key === "Escape" && target.closest(".row-menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}

/** Let the links to this page in other languages carry a fragment along. */
export function carryLanguages(fragment) {
  for (const link of document.querySelectorAll(".languages a")) link.hash = fragment;
}

/** Say beside each field what is wrong with it, by its name; those for which `bad` holds are marked. */
export function tellFields(form, found, bad = () => true) {
  for (const place of form.querySelectorAll(".field__problem")) {
    const name = place.id.replace("problem-", "");
    place.textContent = found[name] ?? "";
    for (const field of form.querySelectorAll(`[name="${name}"]`)) markWrong(field, Boolean(found[name] && bad(field)));
  }
}

/** Mark a field as wrong or not; a box or a circle alone is never wrong, its group is, beside which it is told. */
export function markWrong(field, isWrong) {
  field.toggleAttribute("data-wrong", isWrong);
  if (field.type === "radio" || field.type === "checkbox") return;
  if (isWrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
