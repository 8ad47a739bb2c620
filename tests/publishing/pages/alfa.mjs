// Looks at a page with Alfa, which judges what a browser took down. In tests/publishing:
// node alfa.mjs take: the code that takes a page down, to run in the browser.
// node alfa.mjs judge < what that code gave: JSON, of each thing that is wrong its rule, its words and where it stands.

import { readFileSync } from "node:fs";
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Native as Device } from "@siteimprove/alfa-device/native";
import { Node } from "@siteimprove/alfa-dom";
import { Native as Dom } from "@siteimprove/alfa-dom/native";
import rules from "@siteimprove/alfa-rules";
import { Conformance, Criterion } from "@siteimprove/alfa-wcag";
import { Page } from "@siteimprove/alfa-web";

const NOTHING = { url: "https://site.example/", headers: [], body: "" };

/** Alfa drops a whole sheet for one rule by the size of a box; at the sizes at which pages are judged, none of ours holds. */
const take = () => `async () => {
  const rules = (sheet) => [...sheet.cssRules].map((rule, at) => ({ sheet, rule, at }));
  const boxes = [...document.styleSheets].flatMap(rules).filter(({ rule }) => rule instanceof CSSContainerRule);
  for (const { sheet, at } of boxes.toReversed()) sheet.deleteRule(at);
  const taken = {
    request: ${JSON.stringify({ ...NOTHING, method: "GET" })},
    response: ${JSON.stringify({ ...NOTHING, status: 200 })},
    document: await (${Dom.fromNode})(),
    device: (${Device.fromWindow})(),
  };
  for (const { sheet, rule, at } of boxes) sheet.insertRule(rule.cssText, at);
  return taken;
}`;

/** What the law asks for; the rest of Alfa's rules is of level AAA or a habit. */
const asked = (rule) =>
  [...rule.requirements].some((one) => Criterion.isCriterion(one) && Conformance.isAA()(one));

const where = (target) => (Node.isNode(target) ? target.path() : [...target].map((one) => one.path())[0]);

function words(outcome) {
  const told = [...outcome.expectations].map(([, result]) => result).find((one) => one.isErr?.() || one.some?.((it) => it.isErr()));
  return told ? JSON.stringify(told.toJSON()).match(/"message":"(.*?)"/)?.[1] ?? "" : "";
}

async function judge(taken) {
  const page = Page.from(taken).getUnsafe();
  const found = await Audit.of(page, rules.filter(asked)).evaluate();
  return [...found]
    .filter(Outcome.isFailed)
    .map((one) => ({ rule: one.rule.uri.split("/").at(-1), said: words(one), path: where(one.target) }));
}

const done = process.argv[2] === "take" ? take() : JSON.stringify(await judge(JSON.parse(readFileSync(0, "utf-8"))));
process.stdout.write(done);
