// The site without a network: what stands in KEPT is stored at the first visit, other pages once they were seen.
// VERSION changes with the site; the store of an older one is deleted when the new one is complete.

const VERSION = "VERSION";
const KEPT = ["KEPT"];
const HELP = "HELP"; // where one is led without a network
const PREFIX = "toolbox-";
const STORE = PREFIX + VERSION;
const PATIENCE = 4000; // milliseconds

const root = new URL("./", location);

self.addEventListener("install", (event) => {
  const requests = KEPT.map((path) => new Request(new URL(path, root), { cache: "reload" }));
  event.waitUntil(
    caches
      .open(STORE)
      .then((store) => store.addAll(requests))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith(PREFIX) && name !== STORE);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const here = request.url.startsWith(root.href) && !request.url.startsWith(`${root.href}admin/`);
  if (request.method === "GET" && here) event.respondWith(answer(request));
});

/** From the network, so that guidance is never old; what was stored where there is none, or hardly any. */
async function answer(request) {
  const store = await caches.open(STORE);
  const found = await store.match(request, { ignoreSearch: true });
  const patient = new AbortController();
  const patience = found && setTimeout(() => patient.abort(), PATIENCE);
  try {
    const fresh = await fetch(request, { signal: patient.signal });
    if (fresh.status === 200 && !fresh.redirected) await store.put(request, fresh.clone());
    return fresh;
  } catch (error) {
    if (found) return found;
    if (request.mode !== "navigate") throw error;
    return (await store.match(new URL(language(request.url) + HELP, root))) ?? Response.error();
  } finally {
    clearTimeout(patience);
  }
}

/** The folder of the language in which a page stands. */
function language(address) {
  const found = /^([a-z]{2}\/)/.exec(address.slice(root.href.length));
  return found && KEPT.includes(found[1] + HELP) ? found[1] : "";
}
