"""Cities elsewhere, made by the commands of the guide."""

from __future__ import annotations

import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, SHIPPED, lay_fonts, of_city


@dataclass(frozen=True)
class Elsewhere:
    """A city as the guide makes it: its answers, and what must be true of its site.

    `places` are the addresses of events and guidelines; `zone` is what a calendar says, `said` the first page.
    """

    name: str
    answers: tuple[str, ...]
    places: tuple[str, str]
    zone: str
    said: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the source language first."""
        return tuple(self.answers[self.answers.index("--languages") + 1].split(","))

    @property
    def country(self) -> str:
        """Where it lies."""
        return self.answers[self.answers.index("--country") + 1].lower()


def _told(name: str) -> tuple[str, ...]:
    """The options by which the guide makes a city, but for its folder."""
    lines = [line for line in guide("en").splitlines() if f"--name {name} " in line]
    assert len(lines) == 1, f"the guide makes {name} once"
    words = shlex.split(lines[0])
    return tuple(words[words.index("--name") :])


def guide(language: str) -> str:
    """The guide to another city."""
    return (SHIPPED / "docs" / language / "handleiding" / "andere-stad.md").read_text(encoding="utf-8")


BRISTOL = Elsewhere(
    "Bristol", _told("Bristol"), ("events", "guidelines"), "Europe/London", "A good party, well prepared"
)
GENT = Elsewhere("Gent", _told("Gent"), ("evenementen", "richtlijnen"), "Europe/Brussels", "Een fijn feest")
LIEGE = Elsewhere(
    "Liège", _told("Liège"), ("evenements", "conseils"), "Europe/Brussels", "Une bonne fête, bien préparée"
)
CITIES = (BRISTOL, GENT, LIEGE)
EVENT = (
    *("--name", "Harbour party", "--kind", "party", "--start", "2027-06-12T19:00", "--end", "2027-06-13T01:00"),
    *("--attendance", "900", "--setting", "outdoor", "--ages", "16-17,18-plus"),
)


def make(city: Elsewhere, folder: Path) -> None:
    """The folder of a city, as `new city` makes it."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *of_city("new", "city", "--into", str(folder), *city.answers)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def there(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the city's own program, in its folder."""
    if arguments[0] == "build":
        lay_fonts(folder / "build" / "cache")
    return subprocess.run(
        [sys.executable, "build.py", *arguments], cwd=folder, capture_output=True, text=True, timeout=300
    )
