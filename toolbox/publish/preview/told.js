// In the editor: what is wrong with what was saved, without loading the page again; what somebody is writing would be lost.

const words = JSON.parse(document.querySelector("script[data-words]").dataset.words);
const [PAUSE, PATIENCE, MOST] = [1000, 4000, 5]; // milliseconds between two questions, and where nobody answers; lines shown

const made = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const style = made("style", {
  textContent: `
.told-box, .elsewhere-box { position: fixed; z-index: 2147482999; left: 12px; right: 12px; bottom: 116px; max-width: 44rem; max-height: 40vh; overflow: auto; padding: 12px 16px; border: 2px solid; border-radius: 6px; font: 15px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; color-scheme: light; box-shadow: 0 2px 8px rgb(0 0 0 / .3); }
.elsewhere-box { top: 12px; bottom: auto; }
@media (min-width: 768px) { .told-box { bottom: 60px; } }
.elsewhere-box p { margin: 0 0 8px; }
.told-box strong { font-size: 16px; }
.told-box ul { margin: 6px 0; padding-left: 1.3rem; }
.told-box a { color: inherit; font-weight: 600; }
.told-box button, .elsewhere-box button { font: inherit; min-height: 32px; padding: 2px 12px; border: 1px solid; border-radius: 6px; background: transparent; color: inherit; cursor: pointer; }
.told-box button:focus-visible, .elsewhere-box button:focus-visible, .told-box a:focus-visible { outline: 3px solid; outline-offset: 2px; }`,
});
const list = made("ul");
const heading = made("strong");
const hide = made("button", { type: "button", textContent: words.hide });
const box = made("div", { className: "told-box", hidden: true }, heading, list, hide);
box.setAttribute("role", "alert");
let putAway = ""; // the lines that were hidden: what is wrong in other files does not come back at each save
hide.addEventListener("click", () => {
  putAway = list.textContent;
  box.hidden = true;
});
document.head.append(style);
document.body.append(box);

// What changed on this machine and was not written by the editor: it shows the text of before, and would put that back.
const OWN = 120_000; // milliseconds in which what it wrote may come back as a change
const written = new Map();
addEventListener("editor-wrote", ({ detail }) => written.set(detail, Date.now()));
const outside = made("p");
const again = made("button", { type: "button", textContent: words.reload });
again.addEventListener("click", () => location.reload());
const elsewhere = made("div", { className: "elsewhere-box", hidden: true }, outside, again);
elsewhere.setAttribute("role", "alert");
document.body.append(elsewhere);
const strange = new Set();

const collections = fetch("config.json")
  .then((answer) => answer.json())
  .then((config) => config.collections);

// The one file of a collection it reads again when it saves: what stands there by now stays.
const readAgain = collections.then((all) => new Set(all.flatMap(({ files = [] }) => files.map(({ file }) => file))));

const compare = async (names) => {
  const reread = await readAgain;
  const own = (name) => reread.has(name) || Date.now() - written.get(name) < OWN;
  // A browser that writes a file puts another beside it meanwhile: only what people write counts.
  for (const name of names) if (/\.(md|yml)$/.test(name) && !own(name)) strange.add(name);
  if (!strange.size) return;
  outside.textContent = words.elsewhere.replace("{names}", [...strange].join(", "));
  Object.assign(elsewhere.style, { background: words.alarm[0], color: words.alarm[1] });
  elsewhere.hidden = false;
};

// The address in the editor of a file that a line begins with.
const address = async (path) => {
  const parts = path.split("/");
  const name = parts.pop();
  const at = (collection, entry) => `#/collections/${collection}/entries/${entry}`;
  for (const { name: collection, folder, files = [] } of await collections) {
    if (folder && parts.join("/").endsWith(folder)) return at(collection, name.replace(/\.[a-z]+$/, ""));
    const single = files.find(({ file }) => file === name);
    if (single && !folder) return at(collection, single.name);
  }
};

const row = async (line) => {
  const [, path] = /^([^:]+):\d+:\d+: /.exec(line) ?? [];
  const href = path && (await address(path));
  return made("li", {}, line, ...(href ? [" ", made("a", { href, textContent: words.look })] : []));
};

const show = async ({ lines, stopped }) => {
  const more = lines.length > MOST ? [made("li", { textContent: words.more.replace("{count}", lines.length - MOST) })] : [];
  list.replaceChildren(...(await Promise.all(lines.slice(0, MOST).map(row))), ...more);
  heading.textContent = stopped ? words.stopped : words.built;
  const [background, color] = stopped ? words.alarm : words.warning;
  Object.assign(box.style, { background, color });
  box.hidden = !lines.length || list.textContent === putAway;
  if (!lines.length) putAway = "";
};

let known = "";

const ask = async () => {
  let pause = PAUSE;
  if (document.visibilityState === "visible") {
    try {
      const told = await (await fetch("/desk/told")).json();
      if (told.version !== known) {
        if (known) await compare(told.changed);
        known = told.version;
        await show(told);
      }
    } catch {
      pause = PATIENCE;
    }
  }
  setTimeout(ask, pause);
};

ask();
