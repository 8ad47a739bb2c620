// The list of events narrows down while somebody types or chooses, next ones first. Few events stand on the page; many
// are looked up in a small index, which is fetched when somebody turns to the search. Without scripts the lists stay.
(() => {
  const box = document.querySelector(".event-search");
  if (!box) return;
  const SHOWN = 100; // rows of an index at a time
  const AT_ONCE = 10; // rows drawn before the screen shows them: what a phone has room for, and some more
  const field = box.querySelector("input");
  const selects = [...box.querySelectorAll("select")];
  const list = document.getElementById("events");
  const none = document.querySelector(".event-none");
  const today = new Date().toLocaleDateString("sv", { timeZone: box.dataset.timezone }); // year-month-day, where the city is
  // Letters without their marks, so that "andre" finds "André".
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const locale = document.documentElement.lang;
  const forms = JSON.parse(none.dataset.found);
  /** How many are shown, in words; nothing where nobody asked for fewer, and other words where there is none. */
  const told = (found, anything) => {
    if (!found) return anything ? none.dataset.none : "";
    const form = forms[new Intl.PluralRules(locale).select(found)] ?? forms.other;
    return anything ? form.replace("{count}", new Intl.NumberFormat(locale).format(found)) : "";
  };

  const wanted = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value);
    const holds = (facts, text) =>
      chosen.every((select) => facts[select.name] === select.value) && words.every((word) => text.includes(word));
    return { holds, anything: words.length + chosen.length > 0 };
  };
  const listen = (narrow) => {
    field.addEventListener("input", narrow);
    for (const select of selects) select.addEventListener("change", narrow);
  };

  function onPage() {
    const past = document.querySelector(".event-past");
    const rows = [...document.querySelectorAll(".event-row")].map((row) => [row, plain(row.textContent)]);
    const gone = rows.map(([row]) => row).filter((row) => row.dataset.end < today);
    past.querySelector("ul").append(...gone.reverse());
    const narrow = () => {
      const { holds, anything } = wanted();
      let found = 0;
      for (const [row, text] of rows) {
        row.hidden = !holds(row.dataset, text);
        if (!row.hidden) found += 1;
      }
      for (const part of [list, past]) part.hidden = !part.querySelector(".event-row:not([hidden])");
      none.textContent = told(found, anything);
    };
    listen(narrow);
    narrow();
  }

  function inIndex(address) {
    const months = document.querySelector(".event-months");
    const template = document.querySelector(".event-template").content.querySelector(".event-row");
    let index;
    const load = () => (index ??= fetch(address).then((answer) => answer.json()).then(prepared));

    function prepared({ locale, kinds, tiers, visitors, events }) {
      const [kindIds, tierIds] = [Object.keys(kinds), Object.keys(tiers)];
      const number = new Intl.NumberFormat(locale);
      const plural = new Intl.PluralRules(locale);
      const [weekday, day] = [{ weekday: "long" }, { day: "numeric", month: "short", year: "numeric" }].map(
        (options) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }),
      );
      const rows = events.map(([slug, name, place, start, end, kind, tier, count]) => ({
        slug, name, place, start, end, count,
        kind: kindIds[kind], tier: tierIds[tier], month: start.slice(0, 7),
        text: plain(`${name} ${place} ${kinds[kindIds[kind]]}`),
      }));
      // What is to come first, the nearest before the others; then what has been, the latest first.
      const [coming, gone] = [rows.filter((row) => row.end >= today), rows.filter((row) => row.end < today)];
      const show = (one) => {
        const row = template.cloneNode(true);
        const [when, link, facts] = [row.querySelector("time"), row.querySelector("a"), row.querySelector(".event-row__what > span")];
        when.dateTime = one.start;
        const date = new Date(`${one.start}T00:00Z`);
        when.querySelector("span").textContent = weekday.format(date);
        when.lastChild.textContent = ` ${day.format(date)}`;
        link.href = `${one.slug}/`;
        link.querySelector("bdi").textContent = one.name;
        const place = facts.querySelector("bdi");
        place.textContent = one.place;
        const people = (visitors[plural.select(one.count)] ?? visitors.other).replace("{count}", number.format(one.count));
        facts.replaceChildren(kinds[one.kind], ...(one.place ? [" · ", place] : []), ` · ${people}`);
        const chip = row.querySelector(".chip");
        chip.className = `chip chip--${one.tier}`;
        chip.textContent = tiers[one.tier];
        return row;
      };
      return { rows: [...coming, ...gone.reverse()], show, number };
    }

    let turn = 0;
    /** Draw rows a few at a time, so that the first are seen at once; what is typed meanwhile begins anew. */
    function draw(rows, show, done) {
      const mine = ++turn;
      list.replaceChildren();
      const next = (from) => {
        if (mine !== turn) return;
        list.append(...rows.slice(from, from + AT_ONCE).map(show));
        if (from + AT_ONCE >= rows.length) done();
        else requestAnimationFrame(() => setTimeout(next, 0, from + AT_ONCE));
      };
      next(0);
    }

    const narrow = async () => {
      let known;
      try {
        known = await load();
      } catch {
        index = undefined;
        none.textContent = none.dataset.failed;
        return;
      }
      const { holds, anything } = wanted();
      const found = anything ? known.rows.filter((row) => holds(row, row.text)) : [];
      list.hidden = !found.length;
      months.hidden = found.length > 0;
      none.textContent = told(found.length, anything);
      const more = none.dataset.more.replace("{shown}", SHOWN).replace("{count}", known.number.format(found.length));
      draw(found.slice(0, SHOWN), known.show, () => found.length > SHOWN && (none.textContent = more));
    };
    field.addEventListener("focus", () => load().catch(() => { index = undefined; }), { once: true });
    listen(narrow);
    if (wanted().anything) narrow();
  }

  if (box.dataset.index) inIndex(box.dataset.index);
  else onPage();
})();
