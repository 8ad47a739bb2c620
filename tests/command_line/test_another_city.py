"""Another city changes policy.yml and its partner pages, as README says, and nothing of Genk is left in its site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.conftest import ROOT, run
from tests.contents import words_in

OWN = ("evenementenloket", "gosxcare", "integra", "overkop", "zorgcentrum-limburg")
"""The partners of Genk alone; the others serve all of Flanders."""
INITIATIVES = ("gratis-water", "nachtwinkels", "quality-nights", "gosxcare-overkop")
CHANGES = (
    ("city: Genk", "city: Hasselt"),
    ("name: DRU-G", "name: Stuurgroep Hasselt"),
    ("languages: [nl, en]", "languages: [nl]"),
    ("in Genk", "in Hasselt"),
    ("https://feesten.genk.example/", "https://feesten.hasselt.be/"),
    ("van de stad Genk", "van de stad Hasselt"),
    ("of the city of Genk", "of the city of Hasselt"),
    ("https://www.genk.be/evenement-melden", "https://www.hasselt.be/evenementen"),
    ("Campus Sint-Jan, Synaps Park 2100, Genk", "hun eigen adres"),
)
PARTNER = """\
---
title: {name} Hasselt
what: Hulp bij je evenement.
when_to_call: Een maand vooraf.
url: https://www.hasselt.be/
stage: 1
sources:
  - {{title: "Stad Hasselt", url: "https://www.hasselt.be/"}}
reviewed: 2026-11-25
---
Je vindt ons in het stadhuis.
"""
EVENT = """\
name: Fuif aan de Kaai
kind: party
start: 2027-03-13T21:00
end: 2027-03-14T03:00
attendance: 1200
setting: [indoor]
ages: [16-17, 18-plus]
"""


def hasselt(folder: Path) -> None:
    """The steps of README, `Another city`."""
    policy = (ROOT / "policy.yml").read_text(encoding="utf-8")
    for genk, own in CHANGES:
        assert genk in policy
        policy = policy.replace(genk, own)
    (folder / "policy.yml").write_text(policy, encoding="utf-8")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("en", "pictures", "praktijk"))
    for name in INITIATIVES:
        (folder / "docs" / "nl" / "monitor" / "initiatieven" / f"{name}.md").unlink()
    for name in OWN:
        path = folder / "docs" / "nl" / "partners" / f"{name}.md"
        assert path.is_file()
        path.write_text(PARTNER.format(name=name.capitalize()), encoding="utf-8")
    (folder / "event_profiles").mkdir()
    (folder / "event_profiles" / "fuif-kaai-2027.yml").write_text(EVENT, encoding="utf-8")


def test_nothing_of_genk_is_left_in_the_site_of_hasselt(tmp_path: Path) -> None:
    hasselt(tmp_path)
    inputs = (
        "--policy",
        tmp_path / "policy.yml",
        "--docs",
        tmp_path / "docs",
        "--profiles",
        tmp_path / "event_profiles",
    )
    done = run("build", *inputs, "--stage", 9, "--site-dir", tmp_path / "site", "--build-dir", tmp_path / "build")
    assert done.returncode == 0, done.stderr
    assert "Hasselt" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    paths = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert len([path for path in paths if path.suffix == ".pdf"]) == 6
    for path in paths:
        name = path.relative_to(tmp_path / "site").as_posix()
        for words in words_in(name, path.read_bytes()):
            found = re.search(r"(?i)\bgenk.{0,60}", words)
            assert found is None, (name, found)
