// The site without a network: what stands in KEPT is stored at the first visit, other pages once they were seen.
// A store bears the path of the site, since others may stand on the same host, and VERSION, which changes with the site. What
// was seen goes over to the store of a new version, and is asked for again there.

const VERSION = "VERSION";
const KEPT = ["KEPT"];
const OFFLINE = "OFFLINE"; // the page that says so
const PARTS = new Set(["PARTS"]); // what stands at the root of this site; beside it there may be another one
const PATIENCE = 4000; // milliseconds
const GONE = [404, 410];
const SAME = { ignoreSearch: true, ignoreVary: true };

const root = new URL("./", location);
const PREFIX = `toolbox ${root.pathname} `; // no path has a space
const STORE = PREFIX + VERSION;
const TO_REFRESH = `${root}?to-refresh`;

self.addEventListener("install", (event) => {
  const requests = KEPT.map((path) => new Request(new URL(path, root), { cache: "reload" }));
  event.waitUntil(
    caches
      .open(STORE)
      .then((store) => store.addAll(requests))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(request.url)) return;
  event.respondWith(answer(event));
  if (request.mode === "navigate") event.waitUntil(refresh());
});

/** Whether an address is of this site: below its root, but not of another site that stands below it. */
function isOurs(address) {
  const { href } = root;
  return address.startsWith(href) && PARTS.has(/^[^/?#]*/.exec(address.slice(href.length))[0]);
}

/** What was seen of older versions goes over, so that it can be read at once; older stores of this site go. */
async function takeOver() {
  const store = await caches.open(STORE);
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== STORE);
  const seen = [];
  for (const name of names) {
    const before = await caches.open(name);
    for (const request of await before.keys()) {
      if (request.url === TO_REFRESH || (await store.match(request, SAME))) continue;
      await store.put(request, await before.match(request));
      seen.push(request.url);
    }
    await caches.delete(name);
  }
  if (seen.length) await store.put(TO_REFRESH, Response.json(seen));
}

/** Ask again for what was seen of an older version; what there is no answer for stays as it was, and waits. */
async function refresh() {
  const store = await caches.open(STORE);
  const listed = await store.match(TO_REFRESH);
  if (!listed) return;
  await store.delete(TO_REFRESH);
  const left = [];
  for (const address of await listed.json()) {
    try {
      await remember(store, address, await fetch(address, { cache: "no-cache" }));
    } catch {
      left.push(address);
    }
  }
  if (left.length) await store.put(TO_REFRESH, Response.json(left));
}

/** From the network, so that guidance is never old; what was stored where there is none, hardly any, or an error. */
async function answer(event) {
  const { request } = event;
  const address = request.url.replace(/[?#].*/s, "");
  const store = await caches.open(STORE);
  const found = (await store.match(address, SAME)) ?? (await store.match(shared(address), SAME));
  const patient = new AbortController();
  const patience = found && setTimeout(() => patient.abort(), PATIENCE);
  try {
    const fresh = await fetch(request, { cache: "no-cache", signal: patient.signal });
    if (found && fresh.status >= 400 && !GONE.includes(fresh.status)) return found;
    event.waitUntil(remember(store, address, fresh.clone()).catch(() => {}));
    return fresh;
  } catch (error) {
    if (found) return found;
    if (request.mode !== "navigate") throw error;
    const path = address.slice(root.href.length);
    return Response.redirect(new URL(`${language(path)}${OFFLINE}#${path}`, root));
  } finally {
    clearTimeout(patience);
  }
}

/** Store a page as it is now, or forget that it was there. */
async function remember(store, address, fresh) {
  if (GONE.includes(fresh.status)) await store.delete(address, SAME);
  else if (fresh.status === 200 && !fresh.redirected) await store.put(address, fresh);
}

/** The same part of the frame of a page in the first language, where it is one. */
function shared(address) {
  return root.href + address.slice(root.href.length).replace(/^[\w-]+\/(?=assets\/)/, "");
}

/** The folder of the language in which a page stands. */
function language(path) {
  const found = /^[\w-]+\//.exec(path)?.[0] ?? "";
  return KEPT.includes(found + OFFLINE) ? found : "";
}
