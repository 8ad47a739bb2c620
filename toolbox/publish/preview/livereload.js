// Loads the page again once the site was built anew; asks only while somebody looks at it.
(() => {
  const { version } = document.currentScript.dataset;
  const [PAUSE, PATIENCE] = [500, 3000]; // milliseconds between two questions, and where nobody answers

  async function ask() {
    let pause = PAUSE;
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch("/livereload/version");
        if (answer.ok && (await answer.text()) !== version) return location.reload();
      } catch {
        pause = PATIENCE;
      }
    }
    setTimeout(ask, pause);
  }

  addEventListener("load", ask);
})();
