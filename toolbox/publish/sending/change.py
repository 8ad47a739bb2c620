"""What publishing will change: for visitors in pages and events, and for the place in files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from toolbox.publish.sending.manifest import Manifest, Page
from toolbox.publish.sending.target import There


class How(StrEnum):
    """What happens to a page."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class PageChange:
    """A page, or the plan of an event, in the languages in which it changes alike."""

    how: How
    title: str
    address: str
    languages: tuple[str, ...]
    is_event: bool


@dataclass(frozen=True)
class Change:
    """All that publishing will do.

    `pages` are what visitors read otherwise. `frame` says that menu, foot or look of pages change whose words do not,
    and `downloads` that files to download do. `to_send` and `to_remove` are files; `foreign` were put there by
    somebody else and stay, `overwritten` too and do not, `touched` were ours and are no longer as we sent them.
    """

    first: bool
    broken: bool
    pages: tuple[PageChange, ...]
    frame: bool
    downloads: bool
    to_send: tuple[str, ...]
    to_remove: tuple[str, ...]
    foreign: tuple[str, ...]
    overwritten: tuple[str, ...]
    touched: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether what is published is this site already."""
        return not (self.to_send or self.to_remove or self.broken)


def compare(new: Manifest, there: There, languages: tuple[str, ...], events: str) -> Change:
    """What changes where a site takes the place of what is there; `events` is the address of the events."""
    old = there.manifest or Manifest()
    known, coming = set(old.files), set(new.files)
    expected = {name for name in coming if old.files.get(name) != new.files[name]}
    overwritten = there.differs & there.paths - known
    touched = (there.differs - expected) & known
    pages = tuple(_pages(old.pages, new.pages, languages, events))
    read_otherwise = {page.address for page in pages}
    html = {name for name in expected & known if name.endswith(".html")}
    return Change(
        first=there.manifest is None,
        broken=not old.complete,
        pages=pages,
        frame=any(_base(name.removesuffix("index.html"), languages)[1] not in read_otherwise for name in html),
        downloads=any(f"{events}/" in name and not name.endswith(".html") for name in expected & known),
        to_send=tuple(sorted(there.differs, key=_turn)),
        to_remove=tuple(sorted((known & there.paths) - coming)),
        foreign=tuple(sorted(there.paths - known - coming)),
        overwritten=tuple(sorted(overwritten)),
        touched=tuple(sorted(touched)),
    )


def _turn(name: str) -> tuple[bool, int, str]:
    """Pages after what they show, and the first page of the site last of all."""
    return name.endswith(".html"), -name.count("/") if name.endswith(".html") else 0, name


def _pages(
    old: Mapping[str, Page], new: Mapping[str, Page], languages: tuple[str, ...], events: str
) -> Iterable[PageChange]:
    found: dict[tuple[How, str], list[tuple[str, str]]] = {}
    for address in sorted(old.keys() | new.keys()):
        before, after = old.get(address), new.get(address)
        if before == after:
            continue
        how = How.NEW if before is None else How.GONE if after is None else How.CHANGED
        code, base = _base(address, languages)
        page = after or before
        assert page is not None
        found.setdefault((how, base), []).append((code, page.title))
    order = list(How)
    for how, base in sorted(found, key=lambda one: (order.index(one[0]), one[1])):
        said = sorted(found[how, base], key=lambda one: languages.index(one[0]))
        yield PageChange(how, said[0][1], base, tuple(code for code, _ in said), _is_event(base, events))


def _base(address: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The language of an address, and the address without it."""
    first, _, rest = address.partition("/")
    return (first, rest) if first in languages[1:] else (languages[0], address)


def _is_event(base: str, events: str) -> bool:
    return base.startswith(f"{events}/") and base.count("/") == 2
