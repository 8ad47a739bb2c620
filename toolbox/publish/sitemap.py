"""The site map for search engines: every page of the site, with the same page in the other languages beside it.

    <url>
      <loc>https://example.org/en/page/</loc>
      <xhtml:link rel="alternate" hreflang="nl" href="https://example.org/page/"/>
      <xhtml:link rel="alternate" hreflang="en" href="https://example.org/en/page/"/>
      <xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/page/"/>
    </url>

The day of a page is that of its review, where it has one; the site of the steering group is in no search engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from toolbox.model.addresses import EVENTS
from toolbox.model.audience import Audience
from toolbox.model.city.policy import Policy
from toolbox.model.pages.kinds import KINDS
from toolbox.model.project import Project

SITEMAP = "sitemap.xml"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""
_EVERYBODY = "x-default"
"""The page for readers of none of the site's languages: that in the first language which has it."""


def write_sitemap(site: Path, project: Project, pages: Mapping[str, Iterable[str]]) -> None:
    """Write the site map; `pages` are the addresses of the plain pages below each language, events not among them."""
    events = [f"{project.addresses[EVENTS]}/{profile.slug}/" for profile in project.profiles]
    there = {code: {*addresses, *events} for code, addresses in pages.items()}
    listed = there if project.audience is Audience.PUBLIC else {}
    (site / SITEMAP).write_text(sitemap(project, listed), encoding="utf-8")


def sitemap(project: Project, pages: Mapping[str, Collection[str]]) -> str:
    """The text of the site map, in the order of the addresses."""
    days = _days(project)
    entries = (
        _entry(project.policy, code, address, [one for one in pages if address in pages[one]], days.get(address, ""))
        for address in sorted({address for addresses in pages.values() for address in addresses})
        for code in pages
        if address in pages[code]
    )
    return f"{_HEAD}{''.join(entries)}</urlset>\n"


def _days(project: Project) -> dict[str, str]:
    """The day on which somebody last read each page that people review, by its address."""
    kinds = (kind for kind in KINDS if kind.listed)
    pages = ((project.addresses[kind.name], one) for kind in kinds for one in project.pages(kind))
    return {f"{folder}/{one.id}/": one.reviewed.isoformat() for folder, one in pages}


def _entry(policy: Policy, code: str, address: str, languages: list[str], day: str) -> str:
    return "".join(
        (
            "  <url>\n",
            f"    <loc>{escape(policy.address(code, address))}</loc>\n",
            f"    <lastmod>{day}</lastmod>\n" if day else "",
            *(_alternate(name, policy.address(one, address)) for name, one in _in_each(languages)),
            "  </url>\n",
        )
    )


def _in_each(languages: list[str]) -> Iterator[tuple[str, str]]:
    """The languages of a page by what they are called there; nothing of a page that stands in one alone."""
    if len(languages) > 1:
        yield from ((code, code) for code in languages)
        yield _EVERYBODY, languages[0]


def _alternate(name: str, address: str) -> str:
    return f'    <xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(address)}/>\n'
