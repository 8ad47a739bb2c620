// In the place of a page that is not stored: which one was asked for, and what there is to read.
(async () => {
  const root = new URL(document.documentElement.dataset.site, location);
  const asked = location.hash.slice(1) && new URL(decodeURI(location.hash.slice(1)), root);
  const box = document.querySelector(".offline");
  if (asked && asked.href.startsWith(root.href) && !document.getElementById(location.hash.slice(1))) {
    box.hidden = false;
    box.querySelector("a").href = asked.href;
    addEventListener("online", () => location.replace(asked));
  }
  const [name] = (await caches.keys()).filter((one) => one.startsWith(`toolbox ${root.pathname} `));
  if (!name) return;
  const store = await caches.open(name);
  const listed = new Set([location.href.split("#")[0], ...[...document.querySelectorAll("article a")].map((link) => link.href)]);
  const links = [];
  for (const { url } of await store.keys()) {
    const page = await store.match(url, { ignoreVary: true });
    if (listed.has(url) || !page.headers.get("content-type")?.includes("html")) continue;
    const { title, documentElement } = new DOMParser().parseFromString(await page.text(), "text/html");
    if (documentElement.lang !== document.documentElement.lang) continue;
    links.push(Object.assign(document.createElement("a"), { href: url, textContent: title.split(" - ")[0] }));
  }
  const rows = links.map((link) => document.createElement("li").appendChild(link).parentElement);
  document.querySelector(".seen ul").append(...rows);
  document.querySelector(".seen").hidden = !rows.length;
})();
