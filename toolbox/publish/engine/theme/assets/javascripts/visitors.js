// The page for visitors opens in a language of the browser, or in the one that its address names. Without scripts all
// languages stand below one another, under a list of them.
(() => {
  const parts = [...document.querySelectorAll(".spoken")];
  if (!parts.length) return;
  const links = [...document.querySelectorAll(".spoken-in a")];
  const known = (code) => parts.some((part) => part.id === code);
  const asked = () => location.hash.slice(1);
  const preferred = () =>
    [...navigator.languages, document.documentElement.lang].map((one) => one.slice(0, 2).toLowerCase()).find(known);

  function show(code) {
    for (const part of parts) {
      part.hidden = part.id !== code;
      part.classList.toggle("spoken--shown", part.id === code);
    }
    for (const link of links) {
      if (link.hash === `#${code}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  show(known(asked()) ? asked() : (preferred() ?? parts[0].id));
  addEventListener("hashchange", () => {
    if (!known(asked())) return;
    show(asked());
    const title = document.querySelector(`#${asked()} h2`);
    title.tabIndex = -1; // so that reading goes on there
    title.focus({ preventScroll: true });
  });
})();
