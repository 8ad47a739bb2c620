// After bundling: the fonts and pictures that the editor asks for come from beside its code and not from other hosts, and the
// terms under which it may be used stand with it.

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const cms = "node_modules/@sveltia/cms";
const assets = readdirSync(`${cms}/npm/assets`).filter((name) => /\.(woff2|png|LICENSE\.txt)$/.test(name));
for (const name of assets) cpSync(`${cms}/npm/assets/${name}`, `dist/assets/${name}`);
cpSync(`${cms}/LICENSE.txt`, "dist/LICENSE.txt");
cpSync("node_modules/yaml/LICENSE", "dist/LICENSE-yaml.txt");
writeFileSync("dist/status.json", '{"status":{"indicator":"none"}}\n');

// Its draft of a form in which somebody types is kept, so that it can be taken up again. In the session in which the folder is
// chosen it forgets that a second time round: https://github.com/sveltia/sveltia-cms, draft/backup.js, 0.221.1.
const FORGETS = /if\((\w+)&&!\w+\)\{(let\{databaseName:\w+\}=\1\.repository)/;
let kept = 0;
const OUTSIDE = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[\d.]+\/[a-z0-9-]+\.woff2/g;
const font = (_, family) => `assets/${assets.find((name) => name.startsWith(family) && name.endsWith(".woff2"))}`;
for (const name of readdirSync("dist").filter((name) => name.endsWith(".js"))) {
  const read = readFileSync(`dist/${name}`, "utf8");
  kept += FORGETS.test(read);
  const text = read.replace(FORGETS, "if($1){$2").replace(OUTSIDE, font).replaceAll("https://www.githubstatus.com/api/v2/status.json", "status.json");
  if (text.includes("jsdelivr") || text.includes("assets/undefined")) throw new Error(`dist/${name} asks another host`);
  writeFileSync(`dist/${name}`, text);
}
if (kept !== 1) throw new Error("the editor keeps drafts otherwise than it did: look at draft/backup.js again");
