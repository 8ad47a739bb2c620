// A file that is saved keeps what nobody touched as it stands: comments, order, quotes, empty lines. Only the text of a value
// that is another one now is written anew; what reads the same to the program, as 5 and "5", is no other value.

import { Document, isCollection, isMap, isScalar, isSeq, parse, parseDocument, Scalar, visit } from "yaml";
import { spliced, lineEnd, lineStart, SPACES } from "./lines.js";

const LOOK = { lineWidth: 0, defaultKeyType: "PLAIN", flowCollectionPadding: false };
const WIDTH = 110; // characters of a list or mapping on one line
export const isObject = (value) => typeof value === "object" && value !== null;
const isEmpty = (value) => value === undefined || value === null || value === "" || (isObject(value) && !Object.keys(value).length);

// A value without what says nothing, in an order that does not count for a mapping.
const bare = (value) => {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return String(value ?? "");
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, bare(value[key])])
      .filter(([, one]) => !isEmpty(one)),
  );
};

export const same = (one, other) => JSON.stringify(bare(one)) === JSON.stringify(bare(other));

// On one line what has room there, as the files of the project are written.
const fits = (node) => {
  const value = node.toJSON();
  return JSON.stringify(value).length <= WIDTH && !(Array.isArray(value) && value.some((one) => isObject(one)));
};

export const written = (value, { flow = false, type } = {}) => {
  const made = new Document(value);
  visit(made, { Collection: (_, node) => void (node.flow = flow || (node !== made.contents && fits(node))) });
  if (type && isScalar(made.contents)) made.contents.type = type;
  return made.toString(LOOK).trimEnd();
};

const indented = (text, by) => text.replace(/\n(?=[^\n])/g, `\n${" ".repeat(by)}`);

// A value inside [ ] or { }, where a comma must not end it.
const inFlow = (value, type) => {
  const made = new Document([value]);
  visit(made, { Collection: (_, node) => void (node.flow = true), Scalar: (_, node) => void (node.type = type) });
  return made.toString(LOOK).trim().slice(1, -1);
};

class Patch {
  constructor(text, doc) {
    [this.text, this.doc] = [text, doc];
  }

  // Where what a node says ends: without the comments and empty lines after it.
  end(node) {
    if (isCollection(node) && !node.flow) {
      const last = node.items.at(-1);
      return this.end(isMap(node) ? (last.value ?? last.key) : last);
    }
    return node.range[0] + this.text.slice(node.range[0], node.range[1]).trimEnd().length;
  }

  column(at) {
    return at - lineStart(this.text, at);
  }

  // What to write where, as [from, to, text], so that a node says `next`; null where it must be written anew in whole.
  edits(node, next, inside = false) {
    if (same(node?.toJS(this.doc), next)) return [];
    const flow = inside || Boolean(node?.flow);
    if (isMap(node) && isObject(next) && !Array.isArray(next)) return flow ? this.flowMap(node, next) : this.map(node, next);
    if (isSeq(node) && Array.isArray(next)) return flow ? this.flowSeq(node, next) : this.seq(node, next);
    const plain = isScalar(node) && !isObject(next) && !node.type.startsWith("BLOCK") && node.range[0] < node.range[1];
    if (!plain || String(next).includes("\n") || isEmpty(next)) return null;
    const type = node.type === Scalar.PLAIN ? undefined : node.type;
    return [[node.range[0], node.range[1], inside ? inFlow(next, type) : written(next, { type })]];
  }

  map(node, next) {
    const kept = node.items.filter(({ key }) => key.value in next);
    if (!kept.length) return null;
    const found = node.items.flatMap((pair, place) => {
      const name = pair.key.value;
      if (!(name in next)) return isEmpty(bare(pair.value?.toJS(this.doc))) ? [] : [this.without(node, place)];
      return this.edits(pair.value, next[name]) ?? [this.pairAnew(pair, next[name])];
    });
    return [...found, ...this.added(node, kept, next)];
  }

  pairAnew({ key, value }, next) {
    const look = value?.flow ? `${written(key.value)}: ${written(next, { flow: true })}` : written({ [key.value]: next });
    return [key.range[0], this.end(value ?? key), indented(look, this.column(key.range[0]))];
  }

  // A pair that is left out, with its line; the first after a dash leaves its place to the next.
  without(node, place) {
    const { key, value } = node.items[place];
    const start = lineStart(this.text, key.range[0]);
    if (!SPACES.test(this.text.slice(start, key.range[0]))) return [key.range[0], node.items[place + 1].key.range[0], ""];
    const end = lineEnd(this.text, this.end(value ?? key));
    return start ? [start - 1, end, ""] : [0, end + 1, ""];
  }

  // What is new comes after what stands before it in the form.
  added(node, kept, next) {
    const column = this.column(node.items[0].key.range[0]);
    const after = new Map();
    let anchor = null;
    for (const [name, value] of Object.entries(next)) {
      const known = kept.find(({ key }) => String(key.value) === name);
      if (known) anchor = known;
      else if (!isEmpty(bare(value))) {
        const text = indented(written({ [name]: value }), column);
        after.set(anchor, [...(after.get(anchor) ?? []), text]);
      }
    }
    const margin = `\n${" ".repeat(column)}`;
    return [...after].map(([pair, texts]) => {
      const at = pair ? lineEnd(this.text, this.end(pair.value ?? pair.key)) : kept[0].key.range[0];
      return [at, at, pair ? margin + texts.join(margin) : texts.join(margin) + margin];
    });
  }

  flowMap(node, next) {
    const names = node.items.map(({ key }) => key.value);
    if (names.length !== Object.keys(next).length || !names.every((name) => name in next)) return null;
    return this.all(node.items.map(({ key, value }) => this.edits(value, next[key.value], true)));
  }

  flowSeq(node, next) {
    return node.items.length === next.length ? this.all(node.items.map((one, place) => this.edits(one, next[place], true))) : null;
  }

  all(found) {
    return found.includes(null) ? null : found.flat();
  }

  // Each member goes with the comments above it, wherever it goes.
  seq(node, next) {
    const first = lineStart(this.text, node.range[0]);
    if (!next.length || !first || !SPACES.test(this.text.slice(first, node.range[0]))) return null;
    const ends = node.items.map((one) => lineEnd(this.text, this.end(one)));
    const before = (place) => (place ? ends[place - 1] : first - 1);
    const column = this.column(node.range[0]);
    const former = this.matched(node, next);
    const texts = next.map((value, place) => {
      const old = former[place];
      if (old === undefined) return `\n${" ".repeat(column)}- ${indented(written(value), column + 2)}`;
      const one = node.items[old];
      const anew = () => [[one.range[0], this.end(one), indented(written(value, { flow: one.flow }), this.column(one.range[0]))]];
      return spliced(this.text, this.edits(one, value) ?? anew(), before(old), ends[old]);
    });
    return [[first - 1, ends.at(-1), texts.join("")]];
  }

  // For each member now, the place of the one that it was: the same, or the one with the most in common.
  matched(node, next) {
    const old = node.items.map((one) => one.toJS(this.doc));
    const free = new Set(old.keys());
    const take = (place) => (free.delete(place), place);
    const found = next.map((value) => {
      const place = [...free].find((one) => same(old[one], value));
      return place === undefined ? undefined : take(place);
    });
    const common = (one, value) => Object.keys(one).filter((key) => !isEmpty(one[key]) && same(one[key], value[key])).length;
    return next.map((value, place) => {
      if (found[place] !== undefined || !isObject(value)) return found[place];
      const [best] = [...free].filter((one) => isObject(old[one])).sort((a, b) => common(old[b], value) - common(old[a], value));
      return best !== undefined && common(old[best], value) ? take(best) : undefined;
    });
  }
}

// A text of YAML that says `next`. What cannot be kept (a text that is no mapping, or with aliases) is written anew.
export const keep = (text, next) => {
  const doc = parseDocument(text);
  const fallback = `${written(next)}\n`;
  if (doc.errors.length || !isMap(doc.contents)) return fallback;
  const edits = new Patch(text, doc).edits(doc.contents, next);
  const made = edits && spliced(text, edits);
  return edits && same(read(made), next) ? made : fallback;
};

const read = (text) => {
  try {
    return parse(text);
  } catch {
    return null;
  }
};
