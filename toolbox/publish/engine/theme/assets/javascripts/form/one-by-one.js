// For who wants it: one question a screen. The answers are the same, and so is the plan.

import { goTo } from "../dom.js";

/**
 * Makes the switch in the form work. A step that `isGood` does not hold of stays; `done` is called after the last question.
 * What comes back goes on to the next question, and says whether there was one to leave.
 */
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
    history.replaceState({ step }, ""); // who loads the page again stays where they were
    if (at !== null) goTo(steps[at].querySelector("input, select"), form.querySelector("h2"));
  }

  function goOn() {
    if (at === null) return false;
    if (isGood(steps[at])) {
      const last = at + 1 === steps.length;
      show(last ? null : at + 1);
      if (last) done();
    }
    return true;
  }

  begin.addEventListener("click", () => show(at === null ? 0 : null));
  back.addEventListener("click", () => show(at - 1));
  next.addEventListener("click", goOn);
  const { step } = history.state ?? {};
  if (step < steps.length) show(step);
  return goOn;
}
