// What the menu of a row offers.

import { make, tell } from "../dom.js";
import { LONGEST, tidy } from "./state.js";

/** Fill the menu of a row, each time it opens. `crew` has the state, the words, who finds persons, and what follows a change. */
export function fillMenu(place, item, crew) {
  const { kept, words } = crew;
  const { value: id } = item.querySelector("input");
  const { aside, name } = kept.status(id);
  const said = make("p", { class: "told", role: "status" });
  crew.finder(); // asked for now, so that who saves does not wait for it
  const change = (values) => {
    place.parentElement.open = false;
    kept.change(values);
    crew.changed();
    followFocus(item);
  };
  const careful = warnsFirst(said, crew);
  const naming = entry(words.who, "name", name, words.save, false, (text) => careful(text, () => change({ [`name:${id}`]: text })));
  const setting = entry(words.why_not, "aside", "", words.set_aside, true, (text) => careful(text, () => change({ [`aside:${id}`]: text })));
  const back = button(words.put_back, () => change({ [`aside:${id}`]: "" }));
  const remove = button(words.remove, () => crew.remove(id));
  place.replaceChildren(naming, aside ? back : setting, ...(item.matches(".todo__item--own") ? [remove] : []), said);
}

function button(word, act) {
  const made = make("button", { type: "button" }, word);
  made.onclick = act;
  return made;
}

/** A line to fill in, with its button. */
function entry(label, kind, value, word, isNeeded, take) {
  const field = make("input", { type: "text", maxlength: LONGEST[kind], value, autocomplete: "off", ...(isNeeded ? { required: "" } : {}) });
  const form = make("form", {}, make("label", {}, label, " ", field), " ", make("button", { type: "submit" }, word));
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = tidy(field.value, kind);
    if (text || !isNeeded) take(text);
  };
  return form;
}

/** A row may have moved: the keyboard stays with it, or goes to the fold that hides it; the eye stays where it was. */
function followFocus(item) {
  const fold = item.parentElement.closest("details:not([open])");
  (fold ?? item).querySelector(fold ? "summary" : ".row-menu > summary").focus({ preventScroll: Boolean(fold) });
}

/** Tells of a text that says who somebody is, before it is kept; whoever presses once more keeps it all the same. */
export function warnsFirst(place, { finder, words }) {
  let told = null;
  return async (text, act) => {
    const personal = text && text !== told && (await finder());
    if (!personal || !personal(text).length) return act();
    told = text;
    return tell(place, words.personal);
  };
}
