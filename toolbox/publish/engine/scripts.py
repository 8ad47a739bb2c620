"""The scripts of the pages: of all modules that a page needs, one script.

A phone asks for one file instead of thirty, and a page in a folder on a disk works, where browsers load no modules and
fetch no files. The modules stand beside it, for whoever wants to read them; no page loads them, and only in them stands
what people read and no browser needs, a quarter of what a phone would fetch.

    import { make } from "../dom.js";        becomes        const { make } = module_dom();
    export function list() {…}                               function list() {…}  …  return { list };
"""

from __future__ import annotations

import posixpath
import re
from functools import cache, lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

import rjsmin

from toolbox.model.addresses import EVALUATION, EVENTS, MY_EVENT, SIGNAL, Addresses
from toolbox.write.pages.site_pages import SHELL

SCRIPTS = "assets/javascripts"
_MODULES = Path(__file__).parent / "theme" / SCRIPTS
FOR_PAGES = "pages"
"""Below the scripts of the site."""
_HOME = ""
"""The first page, which has no address of its own."""
ENTRIES = {
    (_HOME, ""): "home",
    (EVENTS, f"{SHELL}/"): "event",
    (MY_EVENT, ""): "form/my-event",
    (EVALUATION, ""): "form/evaluate",
    (SIGNAL, ""): "form/signal",
}
"""The modules that pages begin with: by the kind of page and what stands below its address."""
_CATALOGUE = "catalogue"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)\.js";\n', re.MULTILINE)
_LATER = re.compile(r'\bimport\("([^"]+)\.js"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) ([\w$]+))", re.MULTILINE)
_AT_THE_END = re.compile(r"\bexport\s?\{([^}]*)\};?\s*\Z")
_LEFT = re.compile(r"^\s*(?:import|export)\b|\bimport\s*\(", re.MULTILINE)
_KEPT = 200
"""Modules of which is kept what becomes of them: those of the next language, or of a next build, are the same."""
_DATA = "self.toolboxData"
_BEGIN = f"""\
(() => {{
"use strict";
const once = (make) => {{
  let made;
  return () => (made ??= make());
}};
const fetch = location.protocol !== "file:" ? self.fetch.bind(self) : (address) =>
  new Promise((resolve, reject) => {{
    const script = document.createElement("script");
    script.src = address.replace(/\\.json$/, ".js");
    script.onload = () => resolve({{ ok: true, json: async () => {_DATA} }});
    script.onerror = () => reject(new TypeError(address));
    document.head.append(script);
  }});
"""
"""On a disk a file of data is had as a script."""


@cache
def asked_by_scripts() -> frozenset[str]:
    """Every word in our modules: what they ask of the catalogue by name is among them."""
    return frozenset(word for path in _MODULES.rglob("*.js") for word in re.findall(r"\w+", path.read_text("utf-8")))


def page_scripts(addresses: Addresses) -> dict[str, str]:
    """By the address of a page the script that it loads."""
    places = {key: f"{addresses[key[0]]}/{key[1]}" if key[0] else "" for key in ENTRIES}
    return {places[key]: f"{SCRIPTS}/{_file(entry)}" for key, entry in ENTRIES.items()}


def write_scripts(part: Path) -> None:
    """Write the scripts of the pages of one language, whose root in the site is `part`; the catalogue is one too."""
    scripts = part / SCRIPTS
    for path in {part / SCRIPTS / path.relative_to(_MODULES) for path in _MODULES.rglob("*.js")} - modules(part):
        path.write_text(lean(path.read_text(encoding="utf-8")), encoding="utf-8")
    (scripts / FOR_PAGES).mkdir()
    for entry in ENTRIES.values():
        (scripts / _file(entry)).write_text(in_one(scripts, entry), encoding="utf-8")
    data = (part / f"{_CATALOGUE}.json").read_text(encoding="utf-8").strip()
    (part / f"{_CATALOGUE}.js").write_text(f"{_DATA} = {data};\n", encoding="utf-8")


def modules(part: Path) -> set[Path]:
    """The modules in the site of one language, which no page loads."""
    scripts = part / SCRIPTS
    return {scripts / f"{name}.js" for entry in ENTRIES.values() for name in _texts(scripts, entry)}


def _file(entry: str) -> str:
    return f"{FOR_PAGES}/{posixpath.basename(entry)}.js"


def in_one(scripts: Path, entry: str) -> str:
    """One script of a module with all that it imports; each is run once, when it is first asked for."""
    texts = _texts(scripts, entry)
    # Modules that need each other are told here.
    TopologicalSorter({name: _needs(name, text) for name, text in texts.items()}).prepare()
    # Like stands by like, which compresses best; each waits until it is asked for, so that any order will do.
    parts = (_module(name, texts[name]) for name in sorted(texts))
    return "".join((lean(_BEGIN), "\n", *parts, f"{_variable(entry)}();\n}})();\n"))


def _texts(scripts: Path, entry: str) -> dict[str, str]:
    """The texts of a module, which is the first, and of all that it needs, by their names."""
    texts: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        if (name := waiting.pop()) not in texts:
            texts[name] = (scripts / f"{name}.js").read_text(encoding="utf-8")
            waiting += _needs(name, texts[name])
    return texts


@lru_cache(maxsize=_KEPT)
def _needs(name: str, text: str) -> tuple[str, ...]:
    """The modules that a module needs, now or later, from the folder of the scripts."""
    both = ((_IMPORT, 2), (_LATER, 1))
    return tuple(_from(name, one[group]) for form, group in both for one in form.finditer(text))


def _from(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name)


@lru_cache(maxsize=_KEPT)
def lean(text: str) -> str:
    """A script without what only people read; a comment that begins with `/*!`, as whose work it is, stays.

    `rjsmin` takes no text between backticks within another for one: a test holds that nothing of ours is lost.
    """
    made: str = rjsmin.jsmin(text, keep_bang_comments=True)
    return made


@lru_cache(maxsize=_KEPT)
def _module(name: str, text: str) -> str:
    """A module as a function that gives what the module exports."""
    given = [one[1] for one in _EXPORT.finditer(text)]
    body = _EXPORT.sub("", text)
    if last := _AT_THE_END.search(body):
        given += [": ".join(reversed(one.split(" as "))) for one in re.split(r"\s*,\s*", last[1].strip())]
        body = body[: last.start()]
    body = _IMPORT.sub(
        lambda one: f"const {{{one[1].replace(' as ', ': ')}}} = {_variable(_from(name, one[2]))}();\n", body
    )
    body = _LATER.sub(lambda one: f"Promise.resolve().then({_variable(_from(name, one[1]))})", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{name}.js: {left[0].strip()} cannot be put into the script of a page")
    return lean(f"const {_variable(name)} = once(() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}});\n") + "\n"
