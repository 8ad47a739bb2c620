// The list of events narrows down while somebody types or chooses, next ones first; without scripts the whole list stays.
(() => {
  const box = document.querySelector(".event-search");
  if (!box) return;
  const field = box.querySelector("input");
  const selects = [...box.querySelectorAll("select")];
  const none = document.querySelector(".event-none");
  const past = document.querySelector(".event-past");
  // Letters without their marks, so that "andre" finds "André".
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...document.querySelectorAll(".event-row")].map((row) => [row, plain(row.textContent)]);

  const today = new Date().toLocaleDateString("sv"); // year-month-day, by the visitor's own calendar
  const gone = rows.map(([row]) => row).filter((row) => row.dataset.end < today);
  past.querySelector("ul").append(...gone.reverse());

  for (const select of selects) {
    const known = new Map(rows.map(([row]) => [row.dataset[select.name], row.dataset[`${select.name}Label`]]));
    select.append(...[...known].sort(([one], [other]) => (one < other ? -1 : 1)).map(([value, label]) => new Option(label, value)));
  }

  const narrow = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [row, text] of rows) {
      const chosen = selects.every((select) => !select.value || row.dataset[select.name] === select.value);
      row.hidden = !chosen || !words.every((word) => text.includes(word));
      if (!row.hidden) found += 1;
    }
    past.hidden = !past.querySelector(".event-row:not([hidden])");
    none.textContent = found ? "" : none.dataset.none;
  };
  field.addEventListener("input", narrow);
  for (const select of selects) select.addEventListener("change", narrow);
  box.hidden = false;
  narrow();
})();
