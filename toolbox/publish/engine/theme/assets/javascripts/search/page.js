// The page that searches. What there is to find stands in an index, which is fetched when this page opens. These are classic
// scripts, as the index is, so that they work in a folder on a disk too.
(() => {
  const { fold, prepare, termsOf, search } = self.toolboxSearch;
  const form = document.querySelector(".site-search");
  const words = JSON.parse(form.dataset.words);
  const field = form.querySelector("input");
  const told = document.querySelector(".search-told");
  const list = document.querySelector(".results");
  const more = document.querySelector(".search-more");
  const none = document.querySelector(".search-none");
  const SHOWN = 20; // results at first
  const PAUSE = 200; // milliseconds without a key
  const locale = document.documentElement.lang;
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const fill = (phrase, gaps) => phrase.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
  const counted = (count) => fill(words.found[plural.select(count)] ?? words.found.other, { count: number.format(count) });

  let coming;
  /** The index, once it is there; where it did not come, it is asked for again the next time. */
  const load = () =>
    (coming ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = form.dataset.index;
      script.onload = () => resolve(prepare(self.toolboxIndex));
      script.onerror = reject;
      document.head.append(script);
    }).catch((error) => {
      coming = null;
      throw error;
    }));

  function make(tag, name, ...children) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  }

  /** A text in which the words that were met are marked. */
  const marked = (text, terms) =>
    text.split(/([\p{L}\p{N}]+)/u).map((part) => (terms.some(({ met }) => met.has(fold(part))) ? make("mark", "", part) : part));

  function row({ record, text }, terms, kinds) {
    const link = make("a", "", ...marked(record.title, terms));
    link.href = `../${record.href}${text?.anchor ? `#${text.anchor}` : ""}`;
    const said = text?.text ?? record.shown;
    return make("li", "", link, " ", make("span", "chip", kinds[record.kind]), said ? make("span", "results__line", ...marked(said, terms)) : "");
  }

  function show(typed, index) {
    const terms = termsOf(typed, index);
    const rows = search(terms, index, new Date().toLocaleDateString("sv", { timeZone: form.dataset.timezone }));
    const draw = (...part) => list.append(...rows.slice(...part).map((one) => row(one, terms, index.kinds)));
    list.replaceChildren();
    draw(0, SHOWN);
    list.hidden = !rows.length;
    none.hidden = rows.length > 0;
    more.hidden = rows.length <= SHOWN;
    const button = more.querySelector("button");
    button.textContent = fill(words.more, { count: number.format(rows.length) });
    button.onclick = () => {
      more.hidden = true;
      draw(SHOWN);
      list.children[SHOWN].querySelector("a").focus();
    };
    const nearly = terms.filter(({ near }) => near.length).map((one) => fill(words.nearly, { typed: one.typed, near: one.near.slice(0, 3).join(", ") }));
    told.textContent = rows.length ? [counted(rows.length), ...nearly].join(" ") : words.none;
  }

  async function look() {
    const typed = field.value.trim();
    remember(typed);
    try {
      const index = typed.length > 1 && (await load());
      if (typed !== field.value.trim()) return;
      if (index) return show(typed, index);
      told.textContent = typed ? words.too_short : "";
    } catch {
      told.textContent = words.failed;
    }
    for (const one of [list, none, more]) one.hidden = true;
  }

  /** The address leads back to what was found. */
  function remember(typed) {
    try {
      history.replaceState(null, "", typed ? `?q=${encodeURIComponent(typed)}` : location.pathname);
    } catch {
      // in a folder on a disk an address may not change
    }
  }

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
  document.querySelector(".needs-script").remove();
  form.hidden = false;
  field.focus();
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  load().catch(() => {}); // told when somebody searches
  if (field.value) look();
})();
