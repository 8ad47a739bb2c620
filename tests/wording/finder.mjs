// The kinds of what points at a person in each of some texts: node tests/wording/finder.mjs SCRIPT < JSON of [what it is given, texts].

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { finder } = await import(pathToFileURL(process.argv[2]).href);
const [given, texts] = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(texts.map(finder(given))));
