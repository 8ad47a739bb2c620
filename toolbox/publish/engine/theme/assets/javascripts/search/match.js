// What a search finds, and in which order: plain matching over a few hundred pages. Words are found whole, at the beginning of a
// longer one, inside it, by what means the same, and where nothing is found with a mistake in them. It touches no page.
self.toolboxSearch = (() => {
  // How much it counts where something stands, and how well a word is met.
  const FIELDS = { title: 10, headings: 5, actions: 3, shown: 3, body: 1 };
  const MET = { whole: 1, begins: 0.9, stem: 0.75, inside: 0.6, nearly: 0.4 };
  const SAME = 0.8; // what means the same
  const KINDS = { help: 1.1, guidelines: 1, pages: 1, messages: 0.85, partners: 0.8, stories: 0.6, events: 0.5 };
  const OTHER = 0.8; // another kind
  const OVER = 0.6; // an event that is over
  const WITHIN = 4; // letters from which a word is found inside another one, or with a mistake in it
  const LONG = 8; // letters from which there may be two mistakes
  const ENDING = 3; // letters by which two forms of a word may differ at their end

  const LETTERS = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ı: "i" };
  /** A text as it is compared: small letters without their marks. */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßøæœłđı]/g, (one) => LETTERS[one]);
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const spaced = (words) => ` ${words.join(" ")} `;

  /** The index with its texts as words, and every word with the number of records that hold it. */
  function prepare({ records, kinds, same, ignored }) {
    const held = new Map();
    const all = records.map((record) => {
      const texts = Object.keys(FIELDS).flatMap((name) => textsOf(name, record));
      for (const word of new Set(texts.flatMap(({ words }) => words))) held.set(word, (held.get(word) ?? 0) + 1);
      return { record, texts };
    });
    return { all, kinds, held, same: same.map((list) => list.map(split)), ignored: new Set(ignored.map(fold)) };
  }

  function textsOf(name, record) {
    const texts = [record[name] ?? []].flat();
    return texts.map((one) => {
      const [anchor, text] = Array.isArray(one) ? one : ["", one];
      const words = split(text);
      return { name, anchor, text, words, said: spaced(words) };
    });
  }

  /** How well a word of the site meets one that was typed. */
  function meets(word, typed) {
    if (word === typed) return MET.whole;
    if (word.startsWith(typed)) return MET.begins;
    if (word.length >= WITHIN && typed.startsWith(word) && typed.length - word.length <= ENDING) return MET.stem;
    return typed.length >= WITHIN && word.includes(typed) ? MET.inside : 0;
  }

  /** What was typed as terms: each what was `typed`, the words of the site that it has `met`, and `phrases` that do as well. */
  function termsOf(typed, index) {
    let left = spaced(split(typed));
    const made = [];
    for (const list of index.same) {
      const phrase = list.find((one) => one.length > 1 && left.includes(spaced(one)));
      if (!phrase) continue;
      left = left.replace(spaced(phrase), " ");
      made.push(term(phrase.join(" "), [list], index));
    }
    const words = left.split(" ").filter(Boolean);
    const asked = words.filter((word) => !index.ignored.has(word));
    for (const word of asked.length || made.length ? asked : words) {
      made.push(term(word, index.same.filter((list) => list.some(([one, next]) => !next && meets(one, word) >= MET.stem)), index));
    }
    return made;
  }

  function term(typed, lists, { held }) {
    const met = new Map();
    const take = (asked, share) => {
      for (const word of held.keys()) if (meets(word, asked)) met.set(word, Math.max(met.get(word) ?? 0, share * meets(word, asked)));
    };
    const meanings = lists.flat();
    take(typed, 1);
    for (const [one, next] of meanings) if (!next) take(one, SAME);
    const phrases = meanings.filter((one) => one.length > 1).map(spaced);
    const near = met.size || phrases.length ? [] : nearest(typed, held);
    for (const word of near) met.set(word, MET.nearly);
    return { typed, met, phrases, near };
  }

  /** The words of the site that are nearest to one that is not among them. */
  function nearest(typed, held) {
    if (typed.length < WITHIN) return [];
    const most = typed.length < LONG ? 1 : 2;
    const near = [...held.keys()].map((word) => [mistakes(typed, word), word]).filter(([count]) => count <= most);
    const least = Math.min(...near.map(([count]) => count));
    return near.filter(([count]) => count === least).map(([, word]) => word);
  }

  /** In how many letters something differs from a word, or from its beginning; two that changed places are one. */
  function mistakes(typed, word) {
    let before = [];
    let row = Array.from({ length: word.length + 1 }, (_, place) => place);
    for (let i = 1; i <= typed.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1));
        const changed = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
        if (changed) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return Math.min(...row.slice(-ENDING - 1));
  }

  /** How well a text meets a term; one that says little besides counts more, where it is a title. */
  function share({ words, said, name }, { met, phrases, typed }) {
    const word = Math.max(0, ...words.map((one) => met.get(one) ?? 0));
    const phrase = phrases.find((one) => said.includes(one));
    const best = Math.max(word, phrase ? (phrase.trim() === typed ? MET.whole : SAME) : 0);
    return best * FIELDS[name] * (name === "title" ? 0.7 + 0.3 / words.length : 1);
  }

  /** The records that meet as many terms as any, or meet few of them well, the best first, each with the text that says why. */
  function search(terms, { all, held }, today) {
    // A word that stands on few pages says more.
    const rare = terms.map(({ met }) => Math.log(2 + all.length / (1 + Math.max(0, ...[...met.keys()].map((word) => held.get(word))))));
    const rows = all.map(({ record, texts }, place) => {
      const shares = texts.map((text) => terms.map((one, n) => share(text, one) * rare[n]));
      const best = terms.map((_, n) => Math.max(...shares.map((of) => of[n])));
      const worth = (KINDS[record.kind] ?? OTHER) * (record.end && record.end < today ? OVER : 1);
      const total = worth * best.reduce((sum, one) => sum + one, 0);
      return { record, place, total, met: best.filter(Boolean).length, text: why(texts, shares) };
    });
    const most = Math.max(1, ...rows.map(({ met }) => met));
    const well = Math.max(...rows.map(({ total }) => total)) / 2;
    const good = rows.filter(({ met, total }) => met === most || (met && total > well));
    return good.sort((one, other) => other.total - one.total || one.place - other.place);
  }

  /** The text besides the title that meets most. */
  function why(texts, shares) {
    let best = 0;
    let found = null;
    texts.forEach((text, n) => {
      const sum = shares[n].reduce((total, one) => total + one, 0);
      if (text.name !== "title" && sum > best) [best, found] = [sum, text];
    });
    return found;
  }

  return { fold, prepare, termsOf, search };
})();
