// For who wants it: one question a screen. The answers are the same, and so is the plan.

/** Makes the switch in the form work; `done` is called after the last question. */
export function oneByOne(form, done) {
  const steps = [...form.querySelectorAll(".step")];
  const way = form.querySelector(".one-by-one");
  const [begin, back, next] = ["begin", "back", "next"].map((name) => way.querySelector(`[data-step=${name}]`));
  const count = way.querySelector("[role=status]");
  let at = null;

  function show(step) {
    at = step;
    form.classList.toggle("my-event--one", at !== null);
    steps.forEach((one, number) => one.classList.toggle("step--now", number === at));
    begin.setAttribute("aria-pressed", String(at !== null));
    back.hidden = next.hidden = at === null;
    back.disabled = at === 0;
    count.textContent = at === null ? "" : `${at + 1} / ${steps.length}`;
    if (at !== null) steps[at].querySelector("input, select").focus();
  }

  begin.addEventListener("click", () => show(at === null ? 0 : null));
  back.addEventListener("click", () => show(at - 1));
  next.addEventListener("click", () => {
    if (at + 1 < steps.length) return show(at + 1);
    show(null);
    return done();
  });
}
