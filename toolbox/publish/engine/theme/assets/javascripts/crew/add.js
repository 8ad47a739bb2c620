// Adding rows of a crew's own.

import { warnsFirst } from "./menu.js";
import { random, rowValue, tidy } from "./state.js";

/** Bring the part with which a row is added to life. */
export function addOwnRows(place, crew) {
  const form = place.querySelector("form");
  const careful = warnsFirst(place.querySelector(".told"), crew);
  form.onsubmit = (event) => {
    event.preventDefault();
    const { text, phase, due } = Object.fromEntries(new FormData(form));
    if (!tidy(text, "row")) return form.elements.text.focus();
    return careful(text, () => {
      place.querySelector(".told").replaceChildren();
      crew.kept.change({ [`row:own/${random(5)}`]: rowValue({ text, phase, due: phase === "during" ? "" : due }) });
      crew.changed();
      form.elements.text.value = "";
      form.elements.text.focus();
    });
  };
}
