"""Python-Markdown as MkDocs runs it, where Zensical runs it: by that is judged what people write.

Zensical loads this extension by its name; left alone, it differs in two things.

MkDocs rewrites the links of Markdown, which lead from file to file, and leaves HTML alone, whose links lead from page
to page. Zensical takes both for links from file to file. So those of HTML are marked as addresses of another kind, and
the marks are taken away once all is rendered.

    <a href="../glas/">        becomes        <a href="toolbox-as-is:../glas/">

Zensical reads blocks of code by an extension of its own, SuperFences, which it adds where none is named. So that one is
named first, and those of Python-Markdown take its place.
"""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.blockprocessors import CodeBlockProcessor
from markdown.postprocessors import Postprocessor

EXTENSIONS = ("pymdownx.superfences", "fenced_code", __name__)
"""What Zensical is to load, in this order, beside the extensions of the configuration."""
MARK = "toolbox-as-is:"
_LINK = re.compile(r"""(\b(?:href|src)=["'])(?![a-z][a-z0-9+.-]*:|[/#?"'])""", re.IGNORECASE)
"""Where an address begins that leads on from the page where it stands."""
_CODE, _BEFORE_HTML_IS_PUT_BACK = 80, 35
"""Turns: that of blocks of code in Python-Markdown, and one before it puts back the HTML that it laid aside."""


def marked(html: str) -> str:
    """HTML with its links marked."""
    return _LINK.sub(rf"\g<1>{MARK}", html)


def unmarked(page: str) -> str:
    """A rendered page without the marks."""
    return page.replace(MARK, "")


class _Marking(Postprocessor):
    """Marks the HTML that Python-Markdown has laid aside while it read the rest."""

    def run(self, text: str) -> str:
        aside = self.md.htmlStash.rawHtmlBlocks
        aside[:] = [marked(one) if isinstance(one, str) else one for one in aside]
        return text


class _AsMkDocs(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(CodeBlockProcessor(md.parser), "code", _CODE)
        md.postprocessors.register(_Marking(md), "links_of_html", _BEFORE_HTML_IS_PUT_BACK)


def makeExtension() -> Extension:
    """What Python-Markdown calls."""
    return _AsMkDocs()
