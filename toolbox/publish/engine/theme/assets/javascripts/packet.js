// All files of an event in one, made in the page of the files beside it: no server keeps each of them twice.

import { give } from "./form/files.js";

/** Inside these everything is compressed already. */
const COMPRESSED = /\.(pdf|xlsx)$/;
/** The earliest date that a ZIP can hold: the same files give the same bytes. */
const FIRST_DAY = new Date(1980, 0, 1);

/** Bring the buttons of a page that ask for the packet of an event to life. */
export function packets(root, slug) {
  const buttons = root.querySelectorAll(".packet");
  // In a folder on a disk a page cannot read the files beside it.
  if (!location.protocol.startsWith("http")) return buttons.forEach((button) => button.remove());
  const { files, failed } = root.querySelector("[data-files]")?.dataset ?? {};
  for (const button of buttons) {
    const said = button.parentElement.querySelector(".packet__said");
    button.hidden = false;
    button.onclick = async () => {
      button.disabled = true;
      said.textContent = "";
      try {
        give(`${slug}.zip`, "application/zip", await packed(slug, JSON.parse(files)));
      } catch {
        said.textContent = failed;
      }
      button.disabled = false;
    };
  }
}

/** The ZIP of these files, each under a folder of the event's name. Fails where one of them cannot be had. */
async function packed(slug, names) {
  const { zipSync } = await import("./vendor/fflate.js");
  const contents = await Promise.all(names.map(contentOf));
  const entry = (name, at) => [`${slug}/${name}`, [contents[at], { level: COMPRESSED.test(name) ? 0 : 6, mtime: FIRST_DAY }]];
  return zipSync(Object.fromEntries(names.map(entry)));
}

async function contentOf(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(name);
  return new Uint8Array(await answer.arrayBuffer());
}
