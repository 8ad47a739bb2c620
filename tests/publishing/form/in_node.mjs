// Runs compared.mjs without a browser: node tests/publishing/form/in_node.mjs SCRIPTS < JSON of [catalogue, job, given].

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import compared from "./compared.mjs";

const scripts = pathToFileURL(`${process.argv[2]}/`).href;
const module = (name) => import(`${scripts}${name}.js`);
process.stdout.write(await compared(module, ...JSON.parse(readFileSync(0, "utf-8"))));
