// Under which names plans are kept on this device: for the form, and for the first page, which says that one is here.

import { read } from "../store.js";

/** What the name of every plan begins with, and the name under which stands which of them is mine. */
export const PLANS = "plan:";
export const MINE = "mine";

export const isId = (id) => typeof id === "string" && /^[a-z0-9]{6,40}$/.test(id);
const isPlan = (raw) => raw?.answers instanceof Object && Number.isInteger(raw.at);

/** The id of my plan, or null; `find` is what gets it from the store. */
export const mine = (find = read) => find(MINE, isId);

/** The answers of a plan with their clock, or null. */
export const record = (id, find = read) => find(PLANS + id, isPlan);
