// The list of events narrows down while somebody types; without scripts the whole list stays.
(() => {
  const box = document.querySelector(".event-search");
  if (!box) return;
  const field = box.querySelector("input");
  const none = document.querySelector(".event-none");
  // Letters without their marks, so that "andre" finds "André".
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...document.querySelectorAll(".event-row")].map((row) => [row, plain(row.textContent)]);
  const narrow = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) found += 1;
    }
    none.textContent = found ? "" : none.dataset.none;
  };
  field.addEventListener("input", narrow);
  box.hidden = false;
  narrow();
})();
