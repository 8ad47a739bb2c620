"""Series of edits on a city that has its own copy of the program: its templates and libraries are edited too.

python -m tests.publishing.extending.series 500    so many; it stops at the first that fails, and tells its number
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import xlsxwriter

from tests.conftest import ROOT, lay_fonts
from tests.hostile.cases import CITY
from tests.publishing.building import City, differences, everything
from tests.publishing.builds import edits

LIBRARY = "xlsxwriter"
"""A library whose name of the program stands in every workbook."""


@dataclass(frozen=True)
class Outcome:
    """What a build told: its exit status and its lines."""

    status: int
    lines: tuple[str, ...]


class OwnCity(City):
    """A small city beside the program that builds it."""

    @property
    def program(self) -> Path:
        return self.folder / "program"

    def build(self, jobs: int = 1, scheduler: str = "", into: str = "") -> Path:
        self.built(into)
        return self.folder / f"site{into}"

    def built(self, into: str = "") -> Outcome:
        """Build with the city's own program, in a process of its own."""
        lay_fonts(self.folder / f"build{into}" / "cache")
        command = [sys.executable, "-B", "program/build.py", "build", "--policy", "policy.yml", "--docs", "docs"]
        command += ["--profiles", "event_profiles", "--site-dir", f"site{into}", "--build-dir", f"build{into}"]
        done = subprocess.run([*command, "--jobs", "1"], cwd=self.folder, capture_output=True, text=True, check=False)
        told = done.stderr.replace(f"site{into}/", "site/").replace(f"in site{into}", "in site")
        return Outcome(done.returncode, tuple(told.splitlines()))


def found(folder: Path) -> OwnCity:
    """The small city of the hostile inputs, with the program and a library of its own."""
    shutil.copytree(CITY, folder)
    (folder / "profiles").rename(folder / "event_profiles")
    city = OwnCity(folder)
    # What Python made of the program comes along: whatever is edited is newer, and read anew.
    shutil.copytree(ROOT / "toolbox", city.program / "toolbox")
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, city.program)
    (city.program / "pyproject.toml").write_text("", encoding="utf-8")
    shutil.copytree(Path(xlsxwriter.__file__).parent, city.program / LIBRARY)
    about = city.program / f"{LIBRARY}-0.0.1.dist-info"
    about.mkdir()
    version = distribution(LIBRARY).version
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {LIBRARY}\nVersion: {version}\n", encoding="utf-8")
    return city


def _chosen(folder: Path, pattern: str, number: int) -> Path:
    paths = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return paths[number % len(paths)]


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def reword_a_template(city: City, number: int) -> None:
    _append(_chosen(city.folder / "program" / "toolbox", "*.j2", number), f"<p>Sjabloon {number}</p>\n")


def reword_a_paper(city: City, number: int) -> None:
    _append(_chosen(city.folder / "program" / "toolbox", "*.typ", number), f"\nBlad {number}\n")


def style_otherwise(city: City, number: int) -> None:
    _append(_chosen(city.folder / "program" / "toolbox", "*.css", number), f"\n.n{number} {{ top: 1px }}\n")


def program_otherwise(city: City, number: int) -> None:
    _append(_chosen(city.folder / "program" / "toolbox", "*.js", number), f"\n// {number}\n")


def say_otherwise(city: City, number: int) -> None:
    """Another word in our own phrases, or in a message."""
    code = ("nl", "en")[number % 2]
    path = city.folder / "program" / "toolbox" / "phrases" / f"{code}.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    worded = [at for at, one in enumerate(lines) if re.fullmatch(r"  [a-z_]+: [A-Z][a-z ]+\n", one)]
    at = worded[number % len(worded)]
    lines[at] = f"{lines[at].rstrip()} {number}\n"
    path.write_text("".join(lines), encoding="utf-8")


def forbid_for_all(city: City, number: int) -> None:
    """A rule of our own, which may be about words that stand there."""
    word = ("zebra", "checklist", "water", "bezoekers", "kwartels")[number % 5]
    rule = f"\n  - {{id: own-{number}, why: is a test, instead: iets anders, words: [{word}]}}\n"
    _append(city.folder / "program" / "toolbox" / "check" / "wording" / f"{('nl', 'en')[number % 2]}.yml", rule)


def update_a_library(city: City, number: int) -> None:
    """Another version, which writes something else."""
    program = city.folder / "program"
    edits.replace(program / f"{LIBRARY}-0.0.1.dist-info" / "METADATA", r"^Version: .*$", f"Version: 9.{number}")
    edits.replace(program / LIBRARY / "app.py", r'"Application", "[^"]*"', f'"Application", "Rekenblad {number}"')


def write_more(city: City, number: int) -> None:
    _append(_chosen(city.folder / "docs", "*.md", number), f"\nEn nog {number}.\n")


def drop_a_page(city: City, number: int) -> None:
    _chosen(city.folder / "docs", "*.md", number).unlink()


def build_between(city: City, number: int) -> None:
    """What is edited after this, is edited in a city whose events are kept from here."""
    city.build()


EDITS: list[Callable[[City, int], None]] = [
    *edits.EDITS,
    reword_a_template,
    reword_a_paper,
    style_otherwise,
    program_otherwise,
    say_otherwise,
    forbid_for_all,
    update_a_library,
    write_more,
    drop_a_page,
    build_between,
    build_between,
]


def run(seed: int, start: OwnCity, folder: Path) -> Outcome:
    """One series: what is built after it is byte for byte the clean build, or refused as the clean build is."""
    city = OwnCity(shutil.copytree(start.folder, folder, dirs_exist_ok=False))
    rolls = random.Random(seed)
    done = []
    for _ in range(rolls.randint(1, 6)):
        edit, number = rolls.choice(EDITS), rolls.randint(0, 400)
        done.append(f"{edit.__name__} {number}")
        try:
            edit(city, number)
        except (FileNotFoundError, IndexError, ZeroDivisionError):
            done[-1] += " (nothing there to edit)"
    before = everything(city.site)
    outcome = city.built()
    city.take_fonts()
    anew = city.built("-anew")
    where = f"series {seed}: {', '.join(done)}"
    assert outcome == anew, (where, outcome, anew)
    assert outcome.status in (0, 2), (where, outcome)
    clean = everything(city.folder / "site-anew") if outcome.status == 0 else before
    assert differences(everything(city.site), clean) == [], where
    return outcome


def main() -> None:
    """Run so many series."""
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    folder = Path(tempfile.mkdtemp(prefix="series-"))
    start = found(folder / "start")
    assert start.built().status == 0
    refused = 0
    for seed in range(first, first + count):
        refused += run(seed, start, folder / "city").status != 0
        shutil.rmtree(folder / "city")
        print(f"{seed + 1 - first} of {count} are as they should be, {refused} of them refused", flush=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
