// What forms share that become a file: telling what is wrong, and handing the file over. Nothing is sent from here.

import { tellFields } from "../dom.js";

/** Show what is wrong, by the name of a field, at each field; those for which `bad` holds are marked. */
export function tell(form, found, bad = () => true) {
  tellFields(form, found, bad);
  form.querySelector("[data-wrong]")?.focus();
  form.querySelector("[role=status]").textContent = "";
}

/** Open the person's own mail program with the file as text; they choose whether to send it. */
export function mail(name, content) {
  location.href = `mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(content)}`;
}

/** Say under which name the file was kept, and what is left to do with it. */
export function told(form, name) {
  form.querySelector("[role=status]").textContent = form.dataset.saved.replace("{name}", name);
}

/** Take away what is shown without scripts, and show the form. */
export function open(form) {
  document.querySelector(".needs-script").remove();
  form.hidden = false;
}
