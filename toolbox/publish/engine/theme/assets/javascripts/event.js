// The page of an event: its checklist can be ticked.

import { checklist } from "./checklist.js";

const root = document.querySelector(".event");
const tools = root?.querySelector(".tools");
if (tools) checklist(root, tools, `ticks:${root.dataset.slug}`);
