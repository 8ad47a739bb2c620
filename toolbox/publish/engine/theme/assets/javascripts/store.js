// What stays on this device: answers, ticks and what a crew noted, in localStorage. Nothing of it is ever sent anywhere.

const { site = "/", keep: keeps } = document.documentElement.dataset;
/** Another copy of the site on the same host keeps its own. */
const PREFIX = `toolbox:${site}:`;
/** Under which names something was kept before that was so. */
const FORMER = "toolbox:";
const HAD_FORMER = /^(answers$|ticks:)/;
/** The steering group's site leaves nothing on a device. */
const KEEPS_NOTHING = keeps === "nothing";
const UNREAD = "unread:";
/** What this page knows where the browser keeps nothing. */
const here = new Map();
const listeners = new Set();
let trouble = "";

/** Called with `blocked` or `unread` once something could not be kept, or not be read; at once if that was before. */
export function onTrouble(tell) {
  listeners.add(tell);
  if (trouble) tell(trouble);
}

function report(what) {
  trouble = what;
  for (const tell of listeners) tell(what);
}

/** Whether the browser keeps what it is given. */
export const isKept = () => trouble !== "blocked";

function text(name) {
  try {
    const former = HAD_FORMER.test(name) ? localStorage.getItem(FORMER + name) : null;
    return here.get(name) ?? localStorage.getItem(PREFIX + name) ?? former;
  } catch {
    report("blocked");
    return here.get(name) ?? null;
  }
}

/** What is kept under a name; null where nothing is, or where it cannot be read, or `isSound` does not hold for it. */
export function look(name, isSound = () => true) {
  try {
    const value = JSON.parse(text(name));
    return value !== null && isSound(value) ? value : null;
  } catch {
    return null; // not ours, or damaged
  }
}

/** The same; but what cannot be read is set aside under a name of its own, and told. */
export function read(name, isSound = () => true) {
  const value = look(name, isSound);
  if (value !== null || text(name) === null) return value;
  setAside(name);
  keep(name, null);
  return null;
}

/** Keep a copy of what cannot be read, or not all of it, under a name of its own, and tell it. */
export function setAside(name) {
  write(`${UNREAD}${name}:${Date.now()}`, text(name));
  report("unread");
}

/** Keep a value, or with null forget it. */
export const keep = (name, value) => write(name, value === null ? null : JSON.stringify(value));

function write(name, value) {
  if (KEEPS_NOTHING) return void here.set(name, value);
  try {
    if (HAD_FORMER.test(name)) localStorage.removeItem(FORMER + name);
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    here.delete(name);
  } catch {
    // A browser that keeps nothing still shows everything, for as long as the page is open.
    if (value === null) here.delete(name);
    else here.set(name, value);
    report("blocked");
  }
}

/** The names under which something is kept that begin so. */
export function names(start) {
  let kept = [];
  try {
    kept = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    report("blocked");
  }
  return [...new Set([...kept, ...here.keys()])].filter((name) => name.startsWith(start)).sort();
}

/** Forget what could not be read. */
export function forgetUnread() {
  for (const name of names(UNREAD)) keep(name, null);
}

/**
 * Called with a name when another tab kept something under it, and with null where anything may have changed: after a way
 * back to this page, or when it is looked at again.
 */
export function watch(changed) {
  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) changed(key && key.slice(PREFIX.length));
  });
  addEventListener("pageshow", () => changed(null)); // on the way back browsers fill boxes in as they were left
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && changed(null));
}
