// Reads pages with html-validate: node tests/pages.mjs FOLDER. One line a mistake; exit status 1 if any.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "../editor/node_modules/html-validate/dist/esm/index.js";

// The rules of the standard. How a page looks in its source (quotes, spaces, void elements) is not one of them; what
// assistive technology makes of it, axe looks at in the browser; and no file comes from another host.
const loader = new StaticConfigLoader({
  root: true,
  extends: ["html-validate:standard", "html-validate:document"],
  rules: { "require-sri": ["error", { target: "crossorigin" }], "input-missing-label": "off" },
});
const validator = new HtmlValidate(loader);
const folder = process.argv[2];
let found = 0;
for (const name of readdirSync(folder, { recursive: true })) {
  if (!name.endsWith(".html") || name.startsWith("admin")) continue;
  const report = await validator.validateString(readFileSync(join(folder, name), "utf-8"), name);
  for (const { messages } of report.results) {
    for (const { line, column, ruleId, message } of messages) {
      console.log(`${relative(".", name)}:${line}:${column}: ${ruleId}: ${message}`);
      found += 1;
    }
  }
}
process.exit(found ? 1 : 0);
