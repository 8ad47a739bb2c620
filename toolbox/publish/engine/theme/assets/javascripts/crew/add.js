// Adding rows of a crew's own.

import { warnsFirst } from "./menu.js";
import { random, rowValue, tidy } from "./state.js";

/** Bring the part with which a row is added to life. */
export function addOwnRows(place, crew) {
  const form = place.querySelector("form");
  const careful = warnsFirst(place.querySelector(".told"), crew);
  const field = form.elements.text;
  let waiting = ""; // the row that is being looked at: pressing twice adds it once
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { text, phase, due } = Object.fromEntries(new FormData(form));
    if (!tidy(text, "row")) return field.focus();
    if (text === waiting) return;
    waiting = text;
    await careful(text, () => {
      place.querySelector(".told").replaceChildren();
      crew.kept.change({ [`row:own/${random(5)}`]: rowValue({ text, phase, due: phase === "during" ? "" : due }) });
      crew.changed();
      if (field.value !== text) return; // who already writes the next row keeps it
      field.value = form.elements.due.value = "";
      field.focus();
    });
    if (waiting === text) waiting = "";
  };
}
