// For who wants it: one question a screen. The answers are the same, and so is the plan.

import { goTo } from "../dom.js";

/** Makes the switch in the form work. A step that `isGood` does not hold of stays; `done` is called after the last question. */
export function oneByOne(form, isGood, done) {
  const steps = [...form.querySelectorAll(".step")];
  const [begin, back, next] = ["begin", "back", "next"].map((name) => form.querySelector(`[data-step=${name}]`));
  const count = form.querySelector(".one-by-one [role=status]");
  const [single, together] = [begin.textContent, begin.dataset.all];
  let at = null;

  function show(step) {
    at = step;
    form.classList.toggle("my-event--one", at !== null);
    steps.forEach((one, number) => one.classList.toggle("step--now", number === at));
    begin.textContent = at === null ? single : together;
    back.hidden = !at;
    next.hidden = at === null;
    count.textContent = at === null ? "" : `${at + 1} / ${steps.length}`;
    if (at !== null) goTo(steps[at].querySelector("input, select"), form.querySelector("h2"));
  }

  begin.addEventListener("click", () => show(at === null ? 0 : null));
  back.addEventListener("click", () => show(at - 1));
  next.addEventListener("click", () => {
    if (!isGood(steps[at])) return undefined;
    if (at + 1 < steps.length) return show(at + 1);
    show(null);
    return done();
  });
}
