// Adding rows of a crew's own.

import { tell } from "../dom.js";
import { warnsFirst } from "./menu.js";
import { random, rowValue, tidy } from "./state.js";

/** Bring the part with which a row is added to life. */
export function addOwnRows(place, crew) {
  const form = place.querySelector("form");
  const told = place.querySelector(".told");
  const careful = warnsFirst(told, crew);
  const field = form.elements.text;
  let waiting = ""; // the row that is being looked at: pressing twice adds it once
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { text, phase, due } = Object.fromEntries(new FormData(form));
    if (!tidy(text, "row")) {
      tell(told, crew.words.row_empty);
      return field.focus();
    }
    if (text === waiting) return;
    waiting = text;
    await careful(text, () => {
      crew.kept.change({ [`row:own/${random(5)}`]: rowValue({ text, phase, due: phase === "during" ? "" : due }) });
      crew.changed();
      tell(told, crew.words.row_added.replace("{phase}", form.elements.phase.selectedOptions[0].textContent));
      if (field.value !== text) return; // who already writes the next row keeps it
      field.value = form.elements.due.value = "";
      field.focus();
    });
    if (waiting === text) waiting = "";
  };
}
