// Saves files as the editor does, without a browser: node tests/publishing/editor/kept.mjs FORMATS < JSON of
// [keys, now, [[format, text, changes]], numbers], where numbers are the fields that take one, each with its pattern; a change is [path, value], and no value takes what stands there away. Gives the texts that would be saved.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { register } = await import(pathToFileURL(process.argv[2]).href);

const [keys, now, files, numbers] = JSON.parse(readFileSync(0, "utf-8"));
const counted = numbers.map(([name, pattern]) => ({ name, pattern: [pattern, ""] }));
const formats = {};
const fields = [...counted, { name: "in", field: { name: "list", fields: counted } }, { name: "watch", fields: [{ name: "text" }, { name: "when" }] }];
const kinds = ["kept-yaml", "kept-page"].map((format) => ({ name: "", format, fields }));
const settings = { collections: [...kinds, { name: "", files: [{ format: "kept-keys", fields: keys.map((name) => ({ name })) }] }] };
register({ registerCustomFormat: (name, _, format) => (formats[name.replace(/-$/, "")] = format) }, settings, async () => now ?? undefined);

const changed = (data, [path, value]) => {
  const last = path.at(-1);
  const inner = path.slice(0, -1).reduce((one, key) => one[key], data);
  if (value !== undefined) inner[last] = value;
  else if (Array.isArray(inner)) inner.splice(last, 1);
  else delete inner[last];
};

const saved = files.map(async ([format, text, changes]) => {
  // The editor reads a text without what is empty around it, and saves it so, with the end of the last line.
  const data = structuredClone(formats[format].fromFile(text.trim()));
  for (const change of changes) changed(data, change);
  return `${(await formats[format].toFile(data)).trim()}\n`;
});

process.stdout.write(JSON.stringify(await Promise.all(saved)));
