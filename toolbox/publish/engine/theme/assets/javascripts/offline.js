// Keeps the site for when there is no network, and lets it be read from a folder on a disk.
(() => {
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const { up, keep } = document.currentScript.dataset;
  const root = new URL(up || "./", new URL(base.endsWith("/") ? base : `${base}/`, location));
  // Other scripts keep what they keep under the path of the site, since others may stand on the same host.
  document.documentElement.dataset.site = root.pathname;
  if (keep === "nothing") forget();
  if (location.protocol.startsWith("http") && "serviceWorker" in navigator && keep !== "nothing") {
    // Not before the page is there. Without it the site works too, but with a network only.
    const begin = () => navigator.serviceWorker.register(new URL("sw.js", root)).catch(() => {});
    addEventListener("load", () => setTimeout(begin, 1000));
  }
  if (location.protocol === "file:") {
    const form = document.querySelector(".needs-script[data-folder]");
    if (form) form.firstChild.data = form.dataset.folder;
    // A folder on a disk has no page of its own: say which file is meant.
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
    document.addEventListener("submit", ({ target }) => {
      if (target.action.endsWith("/")) target.action += "index.html";
    });
  }

  /** The steering group's site leaves nothing on a device, also where an earlier one did. */
  async function forget() {
    document.documentElement.dataset.keep = "nothing";
    globalThis.__md_set = () => {}; // by which the theme keeps the colours
    const starts = [`toolbox ${root.pathname} `, `toolbox:${root.pathname}:`, `${__md_scope.pathname}.`];
    const ours = (name) => starts.some((start) => name.startsWith(start));
    try {
      for (const store of [localStorage, sessionStorage]) Object.keys(store).filter(ours).forEach((name) => store.removeItem(name));
      const workers = await navigator.serviceWorker.getRegistrations();
      await Promise.all(workers.filter((one) => one.scope === root.href).map((one) => one.unregister()));
      await Promise.all((await caches.keys()).filter(ours).map((name) => caches.delete(name)));
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
})();
