"""What programs that look for barriers say of a page, besides axe, in one shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import TypedDict

from playwright.sync_api import Page

from tests.node import TESTS, node


class Found(TypedDict):
    """One thing that a checker holds to be wrong: by which rule, in its words, and the way to the element."""

    rule: str
    said: str
    path: str


IBM = """async () => (await new ace.Checker().check(document, ["WCAG_2_2"])).results
  .filter(({ value: [kind, result] }) => kind === "VIOLATION" && result === "FAIL")
  .map(({ ruleId, message, path }) => ({ rule: ruleId, said: message, path: path.dom }))"""

SNIFFER = """() => new Promise((ready, failed) => {
  const alike = (one) => [...one.parentNode.children].filter(({ localName }) => localName === one.localName);
  const step = (one) => `/${one.localName}[${alike(one).indexOf(one) + 1}]`;
  const path = (one) => (one?.parentNode ? path(one.parentNode) + step(one) : "");
  const rule = (code) => code.split(".").slice(3).join(".");
  const row = ({ code, msg, element }) => ({ rule: rule(code), said: msg, path: path(element) });
  const judged = () => HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR).map(row);
  HTMLCS.process("WCAG2AA", document, () => ready(judged()), failed);
})"""


def ibm(page: Page) -> list[Found]:
    """IBM Equal Access: what it is sure of."""
    return _run(page, "accessibility-checker-engine/ace.js", "ace", IBM)


def sniffer(page: Page) -> list[Found]:
    """HTML_CodeSniffer: its errors."""
    return _run(page, "html_codesniffer/build/HTMLCS.js", "HTMLCS", SNIFFER)


def alfa(page: Page) -> list[Found]:
    """Alfa, which reads the page outside of the browser."""
    done = node("publishing/pages/alfa.mjs", "judge", given=json.dumps(page.evaluate(_taker())))
    assert done.returncode == 0, f"{done.stderr[-2000:]}\n(make test-long fetches Alfa)"
    found: list[Found] = json.loads(done.stdout)
    return found


@cache
def _taker() -> str:
    done = node("publishing/pages/alfa.mjs", "take")
    assert done.returncode == 0, f"{done.stderr[-2000:]}\n(make test-long fetches Alfa)"
    return done.stdout


def _run(page: Page, script: str, name: str, code: str) -> list[Found]:
    path = TESTS / "node_modules" / script
    assert path.exists(), "make test-long fetches the checkers"
    if page.evaluate(f"typeof {name} === 'undefined'"):
        page.add_script_tag(path=path)
    found: list[Found] = page.evaluate(code)
    return found


CHECKERS: dict[str, Callable[[Page], list[Found]]] = {"alfa": alfa, "ibm": ibm, "sniffer": sniffer}
"""By the names that `false-alarms.yml` calls them by. Alfa is first, before the others add a script."""
