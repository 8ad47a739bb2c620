// The page of an event: its checklist can be ticked, by a whole crew.

import { checklist } from "./checklist.js";
import { handOn } from "./crew/hand.js";
import { Kept, soonest } from "./crew/kept.js";
import { pack, unpack } from "./crew/link.js";
import { sound } from "./crew/state.js";
import { carryLanguages } from "./dom.js";
import { arrange, nearness } from "./notice.js";
import { packets } from "./packet.js";
import { dayNear } from "./plan/words.js";
import { isKept, onTrouble } from "./store.js";

const root = document.querySelector(".event");
const tools = root?.querySelector(".tools");
if (tools) start(root.dataset.slug);

const now = root?.querySelector(".dossier__now");
if (now) Object.assign(now, { hidden: false, onclick: () => print() });

function start(slug) {
  const words = JSON.parse(tools.dataset.words);
  packets(root, slug);
  onTrouble((what) => (root.querySelector(".trouble").textContent = words[what]));
  const known = rowsOfPage();
  const kept = new Kept(`event/${slug}`, { ...known, former: `ticks:${slug}` });
  const list = begin(kept);
  const fragment = () => pack(kept.all, new URLSearchParams()).toString();
  const draw = handOn(tools.querySelector(".hand"), words, {
    link: () => [location.href.split("#")[0], fragment()].filter(Boolean).join("#"),
    file: () => [`${slug}.plan.json`, { event: slug, state: kept.all }],
    open({ event, state }) {
      const found = event === slug && sound(state, soonest());
      if (!found) return words.other_plan;
      return add(found, kept, list, words) ? words.merged : words.nothing_new;
    },
  });
  kept.onChange = () => {
    draw();
    if (!isKept()) carryLanguages(fragment());
  };
  const fromLink = () => takeLink(known, (state) => add(state, kept, list, words));
  fromLink();
  kept.onChange();
  addEventListener("hashchange", fromLink);
}

/** The ids of the page's rows, and of those that had another before. */
function rowsOfPage() {
  const items = [...root.querySelectorAll(".todo__item")].map((item) => [item.querySelector("input").value, item.dataset.was ?? ""]);
  const was = items.flatMap(([id, former]) => former.split(" ").filter(Boolean).map((old) => [old, id]));
  return { rows: items.map(([id]) => id), was };
}

function begin(kept) {
  const { settings: said, catalogue } = root.querySelector(".notice").dataset;
  const settings = JSON.parse(said);
  return checklist(root, tools, kept, {
    place: (isSettled) => arrange(root, settings, isSettled),
    dayOf: (day) => dayNear(settings.locale, day, settings.start),
    near: nearness(settings),
    finder: findsPersons(catalogue),
  });
}

/** Take in what the crew sent, with a way back; whether anything came of it. */
function add(state, kept, list, words) {
  const before = kept.add(state);
  list.draw();
  if (!before) return false;
  list.say(words.merged, () => {
    kept.change(before);
    list.draw();
  });
  return true;
}

/** Take in the state that stands in the address, once. */
function takeLink({ rows, was }, take) {
  const state = unpack(new URLSearchParams(location.hash.slice(1)), [...rows, ...was.map(([old]) => old)], soonest());
  if (!state) return;
  take(state);
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** How many milliseconds somebody waits at most for what finds persons before their row is kept. */
const PATIENCE = 4000;

/** What finds persons in a text: fetched when it is first asked for; nothing where it cannot be had, asked again the next time. */
function findsPersons(catalogue) {
  let found = null;
  const load = async () => {
    const [{ finder }, answer] = await Promise.all([import("./plan/personal.js"), fetch(catalogue, { signal: AbortSignal.timeout(PATIENCE) })]);
    return finder((await answer.json()).persons);
  };
  return () => (found ??= load().catch(() => (found = null)));
}
