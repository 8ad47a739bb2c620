// An address that is not there, below the folder of another language: what stands there in that language, and no more.
(() => {
  const path = location.pathname.slice(document.documentElement.dataset.site.length);
  const one = [...document.querySelectorAll(".not-found")].find((section) => path.startsWith(section.dataset.part));
  if (!one) return;
  const title = Object.assign(document.createElement("h1"), { textContent: one.querySelector("h2").textContent });
  one.querySelector("h2").replaceWith(title);
  one.parentElement.lang = one.lang;
  one.parentElement.replaceChildren(...one.children);
})();
