// The head of the page: a menu that closes when one leaves it, and the choice of colours that holds.
(() => {
  const menu = document.querySelector(".menu");
  const opener = menu.querySelector("summary");
  const leave = (where) => {
    if (where && !menu.contains(where)) menu.open = false;
  };
  addEventListener("pointerdown", ({ target }) => leave(target));
  menu.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    opener.focus();
  });

  // The theme shows the colours of the system, but ticks no choice; Tab would then come to the other one, which is not shown.
  addEventListener("load", () => {
    const chosen = document.querySelector(`.md-option[data-md-color-scheme="${document.body.dataset.mdColorScheme}"]`);
    if (chosen) chosen.checked = true;
  });
})();

// A plot far down is fetched once all else is there: a sheet that is printed shows it, whether one has come by it or not.
addEventListener("load", () => {
  const fetch = () => document.querySelectorAll("img[loading=lazy]").forEach((one) => (one.loading = "eager"));
  if ("requestIdleCallback" in window) requestIdleCallback(fetch);
  else setTimeout(fetch, 1000);
});

// On paper nothing is folded.
(() => {
  const opened = new Set();
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll(".late-things details:not([open]), details:is(.fold, .assumed):not([open])")) {
      one.open = true;
      opened.add(one);
    }
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened.clear();
  });
})();
