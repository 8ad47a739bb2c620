// The editor in the browser, over the repository's own files. Its settings are made from the models (toolbox/publish/editor).

import { register } from "./formats.js";

const { only_here, ...config } = await (await fetch("config.json")).json();
// The editor's own words are in the city's language, whatever the browser speaks; who chose another in its settings keeps that.
const PREFERENCES = "sveltia-cms.prefs";
const chosen = JSON.parse(localStorage.getItem(PREFERENCES) || "{}") ?? {};
const locale = chosen.locale ?? document.documentElement.lang;
// Escape would close a form with all that was typed in it.
localStorage.setItem(PREFERENCES, JSON.stringify({ closeWithEscape: false, ...chosen, locale }));

// It reads that as soon as it is loaded.
const { default: CMS } = await import("@sveltia/cms");
const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);

// The policy as it stands on this machine by now: somebody may have written in it since the editor read it.
let policy;
if (globalThis.FileSystemFileHandle) {
  const { getFile } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.getFile = function () {
    if (this.name === "policy.yml") policy = this;
    return getFile.call(this);
  };
}

// What it writes itself: what else changes on this machine it knows nothing of, and would write over (told.js says so).
const wrote = (name) => dispatchEvent(new CustomEvent("editor-wrote", { detail: name }));
if (globalThis.FileSystemDirectoryHandle) {
  const { createWritable } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.createWritable = function (...given) {
    wrote(this.name);
    return createWritable.apply(this, given);
  };
  const { removeEntry } = FileSystemDirectoryHandle.prototype;
  FileSystemDirectoryHandle.prototype.removeEntry = function (name, ...given) {
    wrote(name);
    return removeEntry.call(this, name, ...given);
  };
}

const byNow = async () =>
  policy?.getFile().then(
    (file) => file.text(),
    () => undefined,
  );

register(CMS, config, byNow);
if (only_here && !here) document.body.append(Object.assign(document.createElement("p"), { textContent: only_here }));
else CMS.init({ config });
