// How the editor reads and writes files. What it read goes with the form, so that saving keeps what nobody touched (keep.js).

import { parse } from "yaml";
import { keep, same, written } from "./keep.js";

const READ = "__read"; // the text from which a form was filled in
const PAGE = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/;

const inYaml = {
  fromFile: (text) => ({ ...parse(text), [READ]: text }),
  toFile: ({ [READ]: text, ...data }) => (text ? keep(text, data) : written(data)),
};

const inPage = {
  fromFile: (text) => {
    const [, head, body] = PAGE.exec(text) ?? [];
    if (head === undefined) return { body: text, [READ]: text };
    return { ...parse(head), body: body?.replace(/^\n/, ""), [READ]: text };
  },
  toFile: ({ [READ]: text = "", body = "", ...data }) => {
    const [, head, before = ""] = PAGE.exec(text) ?? [];
    const top = `---\n${(head === undefined ? written(data) : keep(head, data)).trimEnd()}\n---\n`;
    if (before.trim() === body.trim()) return top + before;
    return top + (before ? /^\n*/.exec(before)[0] : "\n") + body;
  },
};

// Some keys of a file of which the rest is none of the form's: it stays as it stands by now, where that can be read.
export const some = (keys, now = async () => undefined) => ({
  fromFile: (text) => {
    const all = parse(text);
    return { ...Object.fromEntries(keys.filter((key) => key in all).map((key) => [key, all[key]])), [READ]: text };
  },
  toFile: async ({ [READ]: text, ...data }) => {
    const [before, current] = [parse(text), (await now()) ?? text];
    const next = { ...parse(current) };
    for (const key of keys.filter((one) => !same(before[one], data[one]))) {
      if (data[key] === undefined) delete next[key];
      else next[key] = data[key];
    }
    return keep(current, next);
  },
});

export const register = (cms, config, now) => {
  const files = config.collections.flatMap(({ files = [] }) => files);
  const keys = files.flatMap(({ fields }) => fields.map(({ name }) => name));
  cms.registerCustomFormat("kept-yaml", "yml", inYaml);
  cms.registerCustomFormat("kept-page", "md", inPage);
  cms.registerCustomFormat("kept-keys", "yml", some(keys, now));
};
