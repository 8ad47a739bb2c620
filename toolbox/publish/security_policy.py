"""What the pages of the site may load and run: the policy that each carries, and what may stand in none of them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser

from toolbox.model.links import leads_somewhere_safe

_BASE = re.compile(r'(?<=__md_scope=new URL\(")(?:\.|\.\.(?:/\.\.)*|/(?:[\w.~-]+/)*[\w.~-]*)(?=",location\))')
"""Where a page says in the theme's first script how far it stands from the root; it differs from page to page."""
_JSON = re.compile(r"application/(ld\+)?json", re.IGNORECASE)
_OWN_SCRIPT = re.compile(r"(?:\.{1,2}/|/(?!/)[\w./~-]*?)*assets/[\w./-]+\.js")
_NEVER = frozenset("applet base embed frame frameset iframe math object portal".split())  # noqa: SIM905
_ADDRESSES = ("href", "xlink:href", "action", "formaction", "ping", "cite", "data", "background")
_LOADED = ("src", "srcset", "poster")
_FROM_HERE = re.compile(r"(?![a-z][a-z0-9+.-]*:|//|\\).*|data:image/.*", re.IGNORECASE | re.DOTALL)
_META = ("content-security-policy", "x-ua-compatible")


@cache
def theme_scripts(engine: str = "") -> dict[str, str]:
    """The inline scripts of the theme: what each does, by the hash of its code with the root as its page's place.

    Those of one engine, or of all where none is named.
    """
    listed = yaml.safe_load(files(__package__).joinpath("engine", "theme-scripts.yml").read_text(encoding="utf-8"))
    return {one["sha256"]: one["what"] for one in listed if not engine or one.get("engine", engine) == engine}


def known_by(code: str) -> str:
    """The hash by which an inline script stands in the list."""
    return hashlib.sha256(_BASE.sub(".", code, count=1).encode()).hexdigest()


def script_source(code: str) -> str:
    """Inline code as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def content_policy(html: str) -> str:
    """The policy that a page obeys; as a header it is the same, with `frame-ancestors 'none'` besides.

    It names the inline scripts of the theme that stand in the page, and no other that slipped into it.
    """
    codes = {code for code in inline_scripts(html) if known_by(code) in theme_scripts()}
    scripts = " ".join(("'self'", *sorted(map(script_source, codes))))
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; "
        "form-action 'self'"
    )


def inline_scripts(html: str) -> list[str]:
    """The code that stands in a page itself, as a browser reads it."""
    return [code for node in _nodes(html) if (code := _inline(node))]


def unsafe(html: str) -> list[str]:
    """What stands in a page and may stand in none, as somebody would recognise it."""
    return list(dict.fromkeys(what for node in _nodes(html) for what in _unsafe(node)))


def _nodes(html: str) -> list[Any]:
    root = LexborHTMLParser(html).root
    return list(root.traverse(include_text=False)) if root else []


def _inline(node: Any) -> str:
    """The code of an inline script; nothing where it is none, or holds data."""
    if node.tag != "script":
        return ""
    attributes = node.attributes
    if "src" in attributes or _JSON.fullmatch(attributes.get("type") or ""):
        return ""
    return str(node.text())


def _unsafe(node: Any) -> Iterator[str]:
    if node.tag is None:  # an instruction of XML, which there is inside MathML and SVG
        yield "<?>"
        return
    tag, attributes = node.tag, node.attributes
    if tag in _NEVER:
        yield f"<{tag}>"
    if (code := _inline(node)) and known_by(code) not in theme_scripts():
        yield f"<script> {' '.join(code.split())[:40]}"
    if tag == "script" and not _OWN_SCRIPT.fullmatch(attributes.get("src") or "assets/none.js"):
        yield f"<script src={attributes['src']}>"
    if tag == "meta" and "http-equiv" in attributes and (attributes["http-equiv"] or "").lower() not in _META:
        yield f"<meta http-equiv={attributes['http-equiv']}>"
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"<{tag} {name}>"
        elif (name in _ADDRESSES and not leads_somewhere_safe(value or "")) or (
            name in _LOADED and not _FROM_HERE.fullmatch(value or "")
        ):
            yield f"<{tag} {name}={(value or '')[:40]}>"
