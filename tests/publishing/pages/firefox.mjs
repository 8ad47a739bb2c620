// One journey through the site in Firefox, with a profile of its own: node tests/publishing/pages/firefox.mjs JOURNEY ADDRESS. Says nothing
// where all is well, else what went otherwise, with exit status 1. Without arguments: the names of the journeys.

import assert from "node:assert/strict";
import net from "node:net";
import puppeteer from "puppeteer-core";

const FIREFOX = "/usr/bin/firefox-esr";
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
// Nothing leaves the machine: what is not on it goes to a proxy that is not there.
const PREFERENCES = {
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.share_proxy_settings": true,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.proxy.no_proxies_on": "127.0.0.1",
};
const EVENT = "evenementen/fuif-chiro-2027/";
const FORM = "mijn-evenement/";
const BOX = ".first-things .todo__item > input";
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A moment so many days from now, at an hour. */
const moment = (days, hour) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${hour}:00`;
const SHARED = `kind=party&start=${moment(100, 21)}&end=${moment(101, "04")}&attendance=300&setting=indoor&ages=18-plus&name=Bal`;

/** Somebody with a device of their own: what one keeps, another does not have. */
class Person {
  static async at(browser, address, size = WIDE) {
    const person = new Person();
    Object.assign(person, { address, size, context: await browser.createBrowserContext() });
    return person;
  }

  /** Look at a page in a new tab; `path` may be a whole link. */
  async tab(path) {
    const page = await this.context.newPage();
    // Puppeteer says how the screen is turned too, which Firefox 140 does not know; the size it has taken by then.
    await page.setViewport(this.size).catch((error) => assert.match(error.message, /unknown command emulation/));
    page.on("request", (request) => assert.match(request.url(), new RegExp(`^(${this.address}|data:|blob:|about:)`), "asked another host"));
    // What a page had asked for when one left it is told as an error by Firefox, and is none.
    page.on("pageerror", (error) => {
      if (/NS_BINDING_ABORTED/.test(error) || (this.offline && /Failed to load/.test(error))) return;
      assert.fail(`an error in ${path}: ${error}`);
    });
    await page.goto(path.startsWith("http") ? path : this.address + path);
    return page;
  }
}

/** Wait until a function in the page gives what is expected. */
async function expect(page, what, wanted, script, ...about) {
  let found;
  for (let turn = 0; turn < 100; turn += 1) {
    found = await page.evaluate(script, ...about).catch((error) => String(error)); // the page may be on its way to another
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    await sleep(100);
  }
  assert.deepEqual(found, wanted, what);
}

const text = (page, selector) => page.evaluate((one) => document.querySelector(one)?.innerText ?? "", selector);
const says = (page, selector, wanted) =>
  expect(page, `${selector} does not say ${wanted}`, true, (one, said) => (document.querySelector(one)?.innerText ?? "").includes(said), selector, wanted);
const ticks = (page, wanted) =>
  expect(page, "the first rows are not ticked so", wanted, (one, count) => [...document.querySelectorAll(one)].slice(0, count).map((box) => box.checked), BOX, wanted.length);

/** Once the list is there and listens. */
const ready = (page) => expect(page, "no list with ticks", true, (one) => document.querySelectorAll(one).length > 3 && !document.querySelector(".tools[hidden]"), BOX);

async function tick(page, at) {
  await ready(page);
  const boxes = await page.$$(BOX);
  await boxes[at].click();
}

/** Click once it shows. A locator of Puppeteer would wait for it by `new Function`, which the page's own policy refuses. */
async function click(page, selector) {
  await expect(page, `no ${selector} to click`, true, (one) => Boolean(document.querySelector(one)?.checkVisibility()), selector);
  await (await page.$(selector)).click();
}

/** The link to the plan with its state. */
async function linkOf(page) {
  await page.$eval(".hand", (part) => (part.open = true));
  await expect(page, "no link", true, () => document.querySelector(".hand__link").value.includes("#"));
  return page.$eval(".hand__link", (field) => field.value);
}

/** Until the worker answers for the page: Firefox stores no page that still waits for something. */
const works = (page) => expect(page, "no worker", true, () => navigator.serviceWorker.controller !== null);

const kept = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

/** Press Tab until an element has the focus. */
async function tabTo(page, selector, most) {
  for (let turn = 0; turn < most; turn += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((one) => document.activeElement.matches(one), selector)) return;
  }
  assert.fail(`${most} times Tab reach no ${selector}`);
}

/** A way to the site that can be cut. What Firefox calls offline leaves the worker of a page its network. */
async function cable(address) {
  const { hostname, port } = new URL(address);
  const ends = new Set();
  const server = net.createServer((one) => {
    const other = net.connect(Number(port), hostname);
    for (const [from, to] of [[one, other], [other, one]]) {
      ends.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
    }
  });
  await new Promise((done) => server.listen(0, hostname, done));
  const cut = () => {
    server.close();
    for (const end of ends) end.destroy();
  };
  return { way: `http://${hostname}:${server.address().port}/`, cut };
}

const JOURNEYS = {
  /** A plan that is handed on is looked at beside one's own, until it is made one's own. */
  async share(browser, address) {
    const [one, other] = [await Person.at(browser, address), await Person.at(browser, address, PHONE)];
    const page = await one.tab(`${FORM}#${SHARED}`);
    await click(page, "[data-plan=mine]");
    await tick(page, 0);
    const there = await other.tab(`${FORM}#${SHARED.replace("Bal", "Eigen")}`);
    await click(there, "[data-plan=mine]");
    const before = await kept(there);
    await there.goto(await linkOf(page));
    await says(there, "#plan-title", "Bal");
    await says(there, ".other-plan", "Dit is een gedeeld plan.");
    await ticks(there, [true, false]);
    assert.equal(await kept(there), before, "looking at a plan keeps something");
    await click(there, "[data-plan=back]");
    await says(there, "#plan-title", "Eigen");
    await ticks(there, [false, false]);
  },

  async "two-tabs"(browser, address) {
    const one = await Person.at(browser, address);
    const [page, other] = [await one.tab(EVENT), await one.tab(EVENT)];
    await tick(page, 0);
    await ticks(other, [true, false, false]);
    await tick(other, 1);
    await ticks(page, [true, true, false]);
    await tick(page, 2);
    await tick(other, 0);
    await ticks(page, [false, true, true]);
    await page.reload();
    await ticks(page, [false, true, true]);
  },

  async language(browser, address) {
    const one = await Person.at(browser, address);
    const page = await one.tab(`${FORM}#${SHARED}`);
    await tick(page, 0);
    await click(page, ".languages a[hreflang=en]");
    await expect(page, "the page in English", true, (path) => location.pathname === path, `/en/${FORM}`);
    await says(page, "#plan-title", "Bal");
    await ticks(page, [true, false]);
    await says(page, "[data-plan=mine]", "Make it mine");
  },

  /** Firefox shows a page that one comes back to as it was left: what was ticked meanwhile is there all the same. */
  async back(browser, address) {
    const one = await Person.at(browser, address);
    const page = await one.tab(EVENT);
    await works(page);
    await tick(page, 0);
    await sleep(1000);
    await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (window.wasStored = persisted)));
    await page.goto(`${address}hulp/`);
    const other = await one.tab(EVENT);
    await tick(other, 1);
    page.evaluate(() => history.back()).catch(() => {}); // goBack waits for a page to load, and this one is there already
    await ticks(page, [true, true, false]);
    assert.equal(await page.evaluate(() => window.wasStored), true, "the page was loaded anew: not what this journey is about");
  },

  /** Two of a crew, each on a phone: what both noted stands in one list, whoever hands on first. */
  async crews(browser, address) {
    const [one, other] = [await Person.at(browser, address), await Person.at(browser, address, PHONE)];
    const [page, there] = [await one.tab(EVENT), await other.tab(EVENT)];
    await tick(page, 0);
    await tick(there, 1);
    await there.$eval(".tools__add", (part) => (part.open = true));
    await there.type(".tools__add [name=text]", "Sleutel ophalen");
    await click(there, ".tools__add button");
    await page.goto(await linkOf(there));
    await ticks(page, [true, true, false]);
    await says(page, "main", "Wat je ploeg noteerde, is erbij gezet.");
    await says(page, ".todo__item--own", "Sleutel ophalen");
    await there.goto(await linkOf(page));
    await ticks(there, [true, true, false]);
    assert.equal((await there.$$(".todo__item--own")).length, 1, "the own row stands there once");
    assert.equal(await text(page, ".tools__progress"), await text(there, ".tools__progress"));
  },

  async offline(browser, address) {
    const { way, cut } = await cable(address);
    const one = await Person.at(browser, way, PHONE);
    const page = await one.tab("");
    await works(page);
    await page.goto(way + EVENT);
    const stored = async (path) => (await (await caches.open((await caches.keys())[0])).match(path)) !== undefined;
    await expect(page, "the page is not stored", true, stored, way + EVENT);
    one.offline = true; // what is not stored cannot be loaded, and Firefox says so
    cut();
    for (const [path, said] of [["", "Een fijn feest"], ["hulp/", "112"], [EVENT, "Chirofuif"]]) {
      await page.goto(way + path);
      await says(page, "body", said);
    }
    await tick(page, 0);
    await page.goto(`${way}richtlijnen/glas/`);
    await says(page, "main", "Je bent offline");
    await says(page, ".help-line__call", "112");
  },

  async keyboard(browser, address) {
    const one = await Person.at(browser, address, PHONE);
    const page = await one.tab(EVENT);
    await tabTo(page, ".menu summary", 5);
    await page.keyboard.press("Enter");
    await tabTo(page, ".menu a[href$='richtlijnen/']", 6);
    await page.keyboard.press("Enter");
    await expect(page, "the list of guidelines", true, () => location.pathname === "/richtlijnen/");
  },
};

const [journey, address] = process.argv.slice(2);
if (!journey) {
  console.log(Object.keys(JOURNEYS).join("\n"));
} else {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, defaultViewport: null, extraPrefsFirefox: PREFERENCES });
  // What an event of a page says is wrong ends the journey too.
  const failed = new Promise((_, wrong) => process.on("uncaughtException", wrong).on("unhandledRejection", wrong));
  const wrong = await Promise.race([JOURNEYS[journey](browser, address), failed]).catch((error) => error);
  if (wrong) console.log(wrong.message);
  await browser.close();
  process.exit(wrong ? 1 : 0); // a cable may still be there
}
