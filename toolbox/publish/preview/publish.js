// The button with which the desk publishes, on the editor's page of the preview: it looks, shows what changes, asks, and sends.

const script = document.querySelector("script[data-words]");
const words = JSON.parse(script.dataset.words);

const made = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const style = made("style", {
  textContent: `
.publish-open { position: fixed; z-index: 2147483000; left: 12px; bottom: 64px; box-shadow: 0 2px 8px rgb(0 0 0 / .3); }
@media (min-width: 768px) { .publish-open { bottom: 12px; } }
.publish-open, .publish button { font: 600 15px/1.2 system-ui, sans-serif; min-height: 36px; padding: 6px 16px; border: 2px solid ${words.colour}; border-radius: 6px; background: ${words.colour}; color: #fff; cursor: pointer; }
.publish button.second { background: transparent; color: inherit; }
.publish-open:focus-visible, .publish button:focus-visible { outline: 3px solid CanvasText; outline-offset: 2px; }
.publish button:disabled { opacity: .5; cursor: default; }
.publish { color-scheme: light dark; background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif; width: min(44rem, calc(100vw - 2rem)); max-height: calc(100vh - 4rem); border: 1px solid; border-radius: 8px; padding: 1.25rem; }
.publish::backdrop { background: rgb(0 0 0 / .5); }
.publish[open] { display: flex; flex-direction: column; }
.publish h2 { margin: 0 0 .5rem; font-size: 1.3rem; }
.publish .told { overflow: auto; overflow-wrap: anywhere; }
.publish p { margin: .75rem 0 0; }
.publish ul { margin: .25rem 0 0; padding-left: 1.4rem; }
.publish .buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem; }`,
});
const told = made("div", { className: "told" });
told.setAttribute("role", "status");
told.tabIndex = 0; // a long list is scrolled with the keys
const send = made("button", { type: "button", textContent: words.send, hidden: true });
const close = made("button", { type: "button", textContent: words.close, className: "second" });
const heading = made("h2", { id: "publish-heading", textContent: words.title });
const dialog = made("dialog", { className: "publish" }, heading, told, made("div", { className: "buttons" }, send, close));
dialog.setAttribute("aria-labelledby", heading.id);
const open = made("button", { type: "button", textContent: words.open, className: "publish-open" });
document.head.append(style);
document.body.append(open, dialog);

let token = "";

const show = (parts) => {
  const lines = parts.flatMap(({ heading, items }) => {
    const list = made("ul", {}, ...items.map((text) => made("li", { textContent: text })));
    return [made("p", { textContent: heading }), ...(items.length ? [list] : [])];
  });
  told.replaceChildren(...lines);
};

const ask = async (address, wait) => {
  show([{ heading: wait, items: [] }]);
  send.hidden = true;
  close.disabled = true;
  try {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token }) });
    if (!answer.ok) throw new Error(answer.statusText);
    const found = await answer.json();
    token = found.token;
    show(found.parts);
  } catch {
    token = "";
    show([{ heading: words.lost, items: [] }]);
  }
  send.hidden = !token;
  close.disabled = false;
  (token ? send : close).focus();
};

open.addEventListener("click", () => {
  dialog.showModal();
  ask("/desk/publish/look", words.building);
});
send.addEventListener("click", () => ask("/desk/publish/send", words.sending));
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("cancel", (event) => {
  if (close.disabled) event.preventDefault();
});
