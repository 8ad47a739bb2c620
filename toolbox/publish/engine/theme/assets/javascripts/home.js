// The first page: whoever made a plan on this device finds the way back to it.

import { mine, record } from "./form/on-device.js";
import { look, watch } from "./store.js";

const place = document.querySelector(".hero__kept");
const name = place.querySelector("bdi");
const unnamed = name.textContent;

/** It is looked at and no more: what is damaged is told by the form. */
function show() {
  const id = mine(look);
  const answers = id && record(id, look)?.answers;
  place.hidden = !answers;
  name.textContent = String(answers?.name || "") || unnamed;
}

show();
watch(show);
