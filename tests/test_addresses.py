"""The addresses of pages are words of a language, in its phrases; nothing else in the program writes one."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT
from toolbox.model import addresses
from toolbox.model.pages.kinds import LISTED
from toolbox.model.project import Project
from toolbox.phrases import LANGUAGES, phrases

PACKAGE = ROOT / "toolbox"
TOLD = (PACKAGE / "phrases", PACKAGE / "check")
"""Words for people and words about language, where an address is only a word."""
FOLDERS = set(phrases("nl")["addresses"].values())
"""The Dutch ones: nothing in the code is called so, as an English one may be."""
NAMES = {
    one
    for name, value in vars(addresses).items()
    if name.isupper() and name != "EVALUATIONS"
    for one in ([value] if isinstance(value, str) else value)
} - set(addresses.OWN)
ALSO_WORDS = {"partners", "monitor", "bezoekers"}
"""Names of things in the code as well: an address only where a path is made of them."""


def written(text: str) -> list[str]:
    """The addresses that a text writes itself."""
    words = "|".join(sorted(FOLDERS - ALSO_WORDS))
    paths = "|".join(sorted(ALSO_WORDS))
    return re.findall(rf"(?<![\w-])(?:(?:{words})(?![\w-])|(?:{paths})/|(?<=/)(?:{paths})(?=[\"'`]))", text)


def test_an_address_is_found_where_it_is_written() -> None:
    for text in ('"../hulp/"', "'richtlijnen'", "{{ up }}partners/{{ id }}", '"../monitor"', "/evenementen/_shell.md"):
        assert written(text), text
    for text in ('language.group("monitor")', 'card["partners"]', "toolbox.write.monitor.pages", "hulplijn"):
        assert written(text) == [], text


def test_no_address_is_written_outside_its_module() -> None:
    files = [ROOT / "mkdocs.yml", *(path for path in PACKAGE.rglob("*") if path.is_file())]
    found: dict[str, list[str]] = {}
    for path in files:
        if "__pycache__" in path.parts or any(folder in path.parents for folder in TOLD):
            continue
        if hits := written(path.read_text(encoding="utf-8")):
            found[path.relative_to(ROOT).as_posix()] = hits
    assert found == {}


def test_the_declared_addresses_are_pages_of_the_site(built: Path) -> None:
    ours = phrases("nl")["addresses"]
    pages = {ours[name] for name in (*addresses.MADE, *LISTED) if name != addresses.CALENDAR}
    assert [address for address in sorted(pages) if not (built / address / "index.html").is_file()] == []


def test_whatever_else_stands_at_the_root_of_a_site_is_known(built: Path, project: Project) -> None:
    """An address that a city words itself may not meet it: a name with a dot is no address."""
    there = {path.name for root in (built, built / "en") for path in root.iterdir() if "." not in path.name}
    assert there <= {*project.addresses.values(), *project.policy.languages, *addresses.OWN}


def test_every_language_has_a_word_for_every_place() -> None:
    for code in LANGUAGES:
        assert phrases(code)["addresses"].keys() == NAMES
        assert len(set(phrases(code)["addresses"].values())) == len(NAMES)
