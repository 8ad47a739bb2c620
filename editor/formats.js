// How the editor reads and writes files. What it read goes with the form, so that saving keeps what nobody touched (keep.js).

import { parse } from "yaml";
import { isObject, keep, same, written } from "./keep.js";

const READ = "__read"; // the text from which a form was filled in
const PAGE = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/;

// As the fields ask for one (toolbox/publish/editor/fields.py): one that begins with a 0 stays what was typed, and is told.
const NUMBER = /^(?!-?0\d+$)-?\d+(\.\d+)?$/;

// The names of the fields in which numbers are typed as text: those that take one and no word.
const counted = (fields = []) =>
  fields.flatMap(({ name, pattern, field, fields: members }) => {
    const takes = pattern && new RegExp(pattern[0]);
    return [...(takes?.test("1") && !takes.test("a") ? [name] : []), ...counted(members), ...(field ? counted([field]) : [])];
  });

// The names of the lists whose members are a text and when it holds: in a file such a text may stand alone.
const lone = (fields = []) =>
  fields.flatMap(({ name, field, fields: members }) => [
    ...(members?.map((one) => one.name).join() === "text,when" ? [name] : []),
    ...lone(members),
    ...(field ? lone([field]) : []),
  ]);

// The same data with each value under these names put otherwise; of a list its members.
const inThose = (names, put, data) => {
  const walk = (value, there) => {
    if (Array.isArray(value)) return value.map((one) => walk(one, there));
    const made = isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, names.has(key))])) : value;
    return there ? put(made) : made;
  };
  return walk(data, false);
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

// A format whose numbers the form has as text, and its lone texts as members with a condition; the file as they are written.
const asInForms = ({ fromFile, toFile }, numbers, texts) => {
  const asText = (value) => (typeof value === "number" ? String(value) : value);
  const asNumber = (value) => (typeof value === "string" && NUMBER.test(value) ? Number(value) : value);
  const asMember = (value) => (typeof value === "string" ? { text: value } : value);
  const asLone = (value) => (isObject(value) && same(value, { text: value.text }) ? value.text : value);
  return {
    fromFile: (text) => inThose(texts, asMember, inThose(numbers, asText, fromFile(text))),
    toFile: (data) => toFile(inThose(texts, asLone, inThose(numbers, asNumber, data))),
  };
};

// Each kind of file has a format of its own, which knows the fields of its form.
export const register = (cms, config, now) => {
  const kinds = {
    "kept-yaml": ["yml", () => inYaml],
    "kept-page": ["md", () => inPage],
    "kept-keys": ["yml", (fields) => some(fields.map(({ name }) => name), now)],
  };
  for (const collection of config.collections) {
    for (const one of collection.files ?? [collection]) {
      const [extension, of] = kinds[one.format];
      one.format = `${one.format}-${collection.name}`;
      cms.registerCustomFormat(one.format, extension, asInForms(of(one.fields), new Set(counted(one.fields)), new Set(lone(one.fields))));
    }
  }
};
