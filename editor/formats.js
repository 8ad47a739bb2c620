// How the editor reads and writes files. What it read goes with the form, so that saving keeps what nobody touched (keep.js).

import { parse } from "yaml";
import { isObject, keep, same, written } from "./keep.js";

const READ = "__read"; // the text from which a form was filled in
const PAGE = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/;

const NUMBER = /^-?\d+(\.\d+)?$/;

// The names of the fields in which numbers are typed as text: those that take one and no word.
const counted = (fields = []) =>
  fields.flatMap(({ name, pattern, field, fields: members }) => {
    const takes = pattern && new RegExp(pattern[0]);
    return [...(takes?.test("1") && !takes.test("a") ? [name] : []), ...counted(members), ...(field ? counted([field]) : [])];
  });

// The same data with each value of those fields put otherwise.
const inThose = (names, put) => {
  const walk = (value, counts) => {
    if (Array.isArray(value)) return value.map((one) => walk(one, counts));
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, names.has(key))]));
    return counts ? put(value) : value;
  };
  return (data) => walk(data, false);
};

// A table as a word processor gives it has no line under its first row, without which it is none.
const UNLINED = /(?<=^|\n\n)(\|.*\|)[ ]*\n(?=\|)(?!\|[ ]*:?-)/g;
const withLines = (body) => body.replace(UNLINED, (_, row) => `${row}\n|${" --- |".repeat(row.split(/(?<!\\)\|/).length - 2)}\n`);

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
    return top + (before ? /^\n*/.exec(before)[0] : "\n") + withLines(body);
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

// A format whose numbers the form has as text, and the file as numbers.
const withNumbers = ({ fromFile, toFile }, names) => {
  const asText = inThose(names, (value) => (typeof value === "number" ? String(value) : value));
  const asNumbers = inThose(names, (value) => (typeof value === "string" && NUMBER.test(value) ? Number(value) : value));
  return { fromFile: (text) => asText(fromFile(text)), toFile: (data) => toFile(asNumbers(data)) };
};

export const register = (cms, config, now) => {
  const files = config.collections.flatMap(({ files = [] }) => files);
  const keys = files.flatMap(({ fields }) => fields.map(({ name }) => name));
  const numbers = new Set(config.collections.flatMap(({ fields }) => counted(fields)).concat(counted(files.flatMap(({ fields }) => fields))));
  cms.registerCustomFormat("kept-yaml", "yml", withNumbers(inYaml, numbers));
  cms.registerCustomFormat("kept-page", "md", withNumbers(inPage, numbers));
  cms.registerCustomFormat("kept-keys", "yml", withNumbers(some(keys, now), numbers));
};
