// Handing a plan with its state on: as a link, as a QR code, as a file that can be opened again. Nothing is sent from here.

import { give } from "../form/files.js";
import { make } from "../dom.js";

/** Beyond this a camera no longer reads the code off a screen. */
const LONGEST_CODE = 1600;
const LARGEST_FILE = 500_000;
const MARGIN = 4;
const FORMAT = "toolbox-plan-1";

/**
 * Bring the part that hands on to life. `link` gives the link, `file` the name and the content of the file, and `open`
 * takes the content of one and gives what is to be said of it.
 */
export function handOn(place, words, { link, file, open }) {
  const [field, code, said] = [".hand__link", ".hand__code", ".told"].map((one) => place.querySelector(one));
  const on = (which) => place.querySelector(`[data-hand=${which}]`);
  const draw = () => {
    if (!place.open) return;
    field.value = link();
    drawCode(code, field.value, words);
  };
  place.ontoggle = draw;
  on("copy").onclick = () => {
    field.select();
    copied(field.value).then((done) => (said.textContent = done ? words.copied : words.copy_yourself));
  };
  on("send").hidden = !navigator.share;
  on("send").onclick = () => navigator.share({ url: field.value }).catch(() => {});
  on("file").onclick = () => {
    const [name, content] = file();
    give(name, "application/json", JSON.stringify({ format: FORMAT, ...content }, null, 1));
  };
  on("open").onchange = async ({ target }) => {
    const [chosen] = target.files;
    target.value = ""; // so that the same file can be chosen again, and the next one is not lost while this is read
    const content = chosen && (await contentOf(chosen));
    said.textContent = (content && open(content)) ?? words.no_plan;
    draw();
  };
  return draw;
}

const copied = (text) => Promise.resolve(navigator.clipboard?.writeText(text).then(() => true, () => false)).then(Boolean);

/** What a file holds; null where it is none of ours. */
async function contentOf(chosen) {
  try {
    const content = chosen.size <= LARGEST_FILE && JSON.parse(await chosen.text());
    return content?.format === FORMAT ? content : null;
  } catch {
    return null;
  }
}

/** The code as a drawing, or why there is none. */
async function drawCode(place, text, words) {
  if (text.length > LONGEST_CODE) return place.replaceChildren(make("p", {}, words.too_long));
  const { generate } = await import("../vendor/lean-qr.js");
  const made = generate(text);
  const dots = [];
  for (let y = 0; y < made.size; y += 1) for (let x = 0; x < made.size; x += 1) if (made.get(x, y)) dots.push(`M${x} ${y}h1v1h-1z`);
  const size = made.size + 2 * MARGIN;
  const drawing = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${size} ${size}" shape-rendering="crispEdges"><path d="${dots.join("")}"/></svg>`,
    "image/svg+xml",
  );
  return place.replaceChildren(make("span", { role: "img", "aria-label": words.code }, document.importNode(drawing.documentElement, true)));
}
