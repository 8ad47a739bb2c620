// A text and its lines.

export const SPACES = /^ *$/;

export const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;

export const lineEnd = (text, at) => {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
};

// A text, or a part of it, with what is to be written at its places: [from, to, text], none of which lies in another.
export const spliced = (text, edits, from = 0, to = text.length) =>
  [...edits]
    .sort(([a, b], [c, d]) => c - a || d - b)
    .reduce((made, [start, end, anew]) => made.slice(0, start - from) + anew + made.slice(end - from), text.slice(from, to));
