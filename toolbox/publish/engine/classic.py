"""The scripts of the site for a folder on a disk, where browsers load no modules and fetch no files.

Each script that a page loads as a module is written once more with all that it imports in one classic script, from the
same files, and the catalogue once more as a script. A page turns to them where its module did not load; on the web
nobody does.

    import { make } from "../dom.js";        becomes        const { make } = module_dom;
    export function list() {…}                               function list() {…}  …  return { list };
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from toolbox.model.addresses import EVALUATION, EVENTS, MY_EVENT, SIGNAL, Addresses
from toolbox.write.pages.site_pages import SHELL

FOLDER = "folder"
"""Below the scripts of the site."""
SCRIPTS = "assets/javascripts"
_SOURCES = Path(__file__).parent / "theme" / SCRIPTS
ENTRIES = {
    (EVENTS, f"{SHELL}/"): "event",
    (MY_EVENT, ""): "form/my-event",
    (EVALUATION, ""): "form/evaluate",
    (SIGNAL, ""): "form/signal",
}
"""What pages load as modules: by the kind of page and what stands below its address."""
_CATALOGUE = "catalogue"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)\.js";\n', re.MULTILINE)
_LATER = re.compile(r'\bimport\("([^"]+)\.js"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) ([\w$]+))", re.MULTILINE)
_AT_THE_END = re.compile(r"\bexport\s?\{([^}]*)\};?\s*\Z")
_LEFT = re.compile(r"^\s*(?:import|export)\b|\bimport\s*\(", re.MULTILINE)
_DATA = "self.toolboxData"
_FETCH = f"""\
const fetch = (address) =>
  new Promise((resolve, reject) => {{
    const script = document.createElement("script");
    script.src = address.replace(/\\.json$/, ".js");
    script.onload = () => resolve({{ ok: true, json: async () => {_DATA} }});
    script.onerror = () => reject(new TypeError(address));
    document.head.append(script);
  }});
"""
"""A file of data is had as a script."""


def modules(addresses: Addresses) -> dict[str, list[str]]:
    """By the address of a page all modules that it loads, its own first; so that they are asked for at once."""
    pages = {f"{addresses[name]}/{below}": entry for (name, below), entry in ENTRIES.items()}
    return {page: [f"{SCRIPTS}/{one}.js" for one in _texts(_SOURCES, entry, _imports)] for page, entry in pages.items()}


def write_classic(part: Path) -> None:
    """Write the classic scripts of one language, whose root in the site is `part`, beside its modules."""
    scripts = part / SCRIPTS
    (scripts / FOLDER).mkdir()
    for entry in ENTRIES.values():
        (scripts / FOLDER / f"{posixpath.basename(entry)}.js").write_text(classic(scripts, entry), encoding="utf-8")
    data = (part / f"{_CATALOGUE}.json").read_text(encoding="utf-8").strip()
    (part / f"{_CATALOGUE}.js").write_text(f"{_DATA} = {data};\n", encoding="utf-8")


def classic(scripts: Path, entry: str) -> str:
    """One classic script of a module with all that it imports, each once and after what it needs itself."""
    texts = _texts(scripts, entry, _needs)
    # Lists and no sets, so that the order is the same in every build.
    order = TopologicalSorter({name: list(_needs(name, text)) for name, text in texts.items()}).static_order()
    return "".join(("(() => {\n", _FETCH, *(_module(name, texts[name]) for name in order), "})();\n"))


def _texts(scripts: Path, entry: str, needs: Callable[[str, str], Iterator[str]]) -> dict[str, str]:
    """The texts of a module, which is the first, and of all that it needs, by their names."""
    texts: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        if (name := waiting.pop()) not in texts:
            texts[name] = (scripts / f"{name}.js").read_text(encoding="utf-8")
            waiting += needs(name, texts[name])
    return texts


def _imports(name: str, text: str) -> Iterator[str]:
    """The modules that a module needs before it runs, from the folder of the scripts."""
    return (_from(name, one[2]) for one in _IMPORT.finditer(text))


def _needs(name: str, text: str) -> Iterator[str]:
    """The same, with those that it asks for later."""
    yield from _imports(name, text)
    yield from (_from(name, one[1]) for one in _LATER.finditer(text))


def _from(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name)


def _module(name: str, text: str) -> str:
    """A module as a function that is called once and gives what the module exports."""
    given = [one[1] for one in _EXPORT.finditer(text)]
    body = _EXPORT.sub("", text)
    if last := _AT_THE_END.search(body):
        given += [": ".join(reversed(one.split(" as "))) for one in re.split(r"\s*,\s*", last[1].strip())]
        body = body[: last.start()]
    body = _IMPORT.sub(
        lambda one: f"const {{{one[1].replace(' as ', ': ')}}} = {_variable(_from(name, one[2]))};\n", body
    )
    body = _LATER.sub(lambda one: f"Promise.resolve({_variable(_from(name, one[1]))})", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{name}.js: {left[0].strip()} cannot stand in a classic script")
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}})();\n"
