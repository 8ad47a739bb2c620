// Keeps the site for when there is no network, and lets it be read from a folder on a disk.
(() => {
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  if (location.protocol.startsWith("http") && "serviceWorker" in navigator) {
    const { up, keep } = document.currentScript.dataset;
    const worker = new URL(`${up}sw.js`, new URL(base.endsWith("/") ? base : `${base}/`, location));
    // Not before the page is there. Without it the site works too, but with a network only.
    const begin = () => navigator.serviceWorker.register(worker).catch(() => {});
    // The steering group's site leaves nothing on a device, also where an earlier one did.
    const end = () => navigator.serviceWorker.getRegistration(worker).then((found) => found?.unregister());
    addEventListener("load", () => setTimeout(keep === "nothing" ? end : begin, 1000));
  }
  if (location.protocol === "file:") {
    const form = document.querySelector(".needs-script");
    if (form) form.firstChild.data = form.dataset.folder;
    // A folder on a disk has no page of its own: say which file is meant.
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
  }
})();
