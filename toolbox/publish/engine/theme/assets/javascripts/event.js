// The page of an event: its checklist can be ticked.

import { checklist } from "./checklist.js";
import { arrange } from "./notice.js";

const root = document.querySelector(".event");
const tools = root?.querySelector(".tools");
if (tools) {
  const settings = JSON.parse(root.querySelector(".notice").dataset.settings);
  checklist(root, tools, `ticks:${root.dataset.slug}`, (isTicked) => arrange(root, settings, isTicked));
}
