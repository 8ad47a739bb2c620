// The days of an event with nights off: rows that can be added and removed. As an answer each is `from/until/visitors`.

const PARTS = ["from", "until", "attendance"];

/** The rows of a form; `changed` is called after a row has come or gone. */
export function dayRows(form, changed) {
  const place = form.querySelector(".day-rows");
  const template = form.querySelector("#day-row");
  const add = form.querySelector("[data-add=days]");
  const field = (row, part) => row.querySelector(`[data-part=${part}]`);

  function make(values = []) {
    const row = template.content.firstElementChild.cloneNode(true);
    PARTS.forEach((part, at) => (field(row, part).value = values[at] ?? ""));
    row.querySelector("[data-remove]").addEventListener("click", () => {
      row.remove();
      number();
      add.focus();
      changed();
    });
    place.append(row);
    number();
    return row;
  }

  function number() {
    [...place.children].forEach((row, at) => row.setAttribute("aria-label", `${template.dataset.label} ${at + 1}`));
    add.disabled = place.children.length >= Number(template.dataset.most);
  }

  add.addEventListener("click", () => {
    field(make(), "from").focus();
    changed();
  });
  return {
    /** The answers; a row in which nothing stands is none. `half` stands for a date that is filled in by half. */
    read(half = "") {
      const said = (one) => (one.validity.badInput ? half : one.value.trim());
      const rows = [...place.children].map((row) => PARTS.map((part) => said(field(row, part))));
      return rows.filter((row) => row.some(Boolean)).map((row) => row.join("/"));
    },
    /** Show these answers in place of what stands there. */
    write(answers) {
      place.replaceChildren();
      for (const one of [answers ?? []].flat().slice(0, Number(template.dataset.most))) make(String(one).split("/"));
      if (place.children.length) place.closest("details").open = true;
    },
  };
}
