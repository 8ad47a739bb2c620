// A signal for the steering group: answers become a page, in the browser, for its folder among
// the pages of the monitor.
// Nothing of it is kept on the device.

import { finder } from "../plan/personal.js";
import { slug } from "../plan/profile.js";
import { date, nowIn } from "../plan/time.js";
import { give, quoted } from "./files.js";
import { mail, open, tell, told } from "./hand.js";

const form = document.querySelector("#signal");
const problems = JSON.parse(form.dataset.problems);
const personal = finder(JSON.parse(form.dataset.persons));
const NEEDED = ["title", "date", "area", "theme", "side", "certainty", "source", "seen"];
const TEXTS = ["title", "area", "seen"];

form.addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  hand((name, content) => {
    give(name, "text/markdown", content);
    told(form, name);
  });
});
form.addEventListener("reset", () => setTimeout(() => tell(form, {})));
document.querySelector("#mail").addEventListener("click", () => hand(mail));
open(form);

function hand(take) {
  const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const found = wrong(given);
  tell(form, found);
  if (!Object.keys(found).length) take(`${given.date}-${slug(given.title).slice(0, 45) || form.dataset.stem}.md`, page(given));
}

function wrong(given) {
  const found = {};
  for (const name of NEEDED) if (!given[name]) found[name] = problems.needed;
  if (given.date && !/^20\d{2}-\d{2}-\d{2}$/.test(given.date)) found.date = problems.needed;
  else if (given.date > date(nowIn(form.dataset.timezone))) found.date = problems.ahead;
  for (const name of TEXTS) if (personal(given[name] ?? "").length) found[name] = problems.personal;
  return found;
}

function page({ title, date, area, theme, side, certainty, source, seen }) {
  const lines = { title: quoted(title), date, area: quoted(area), theme, side, certainty, source, status: "new", public: false };
  const head = Object.entries(lines).map(([key, value]) => `${key}: ${value}\n`).join("");
  return `---\n${head}---\n${seen.replace(/\r\n/g, "\n")}\n`;
}
