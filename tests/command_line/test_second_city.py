"""A city that was begun from ours works on by itself, in its own language, and another one begins from it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.command_line.forking import LIEGE, make, there


def test_a_city_in_a_language_of_its_own_imports_events_and_is_begun_from(tmp_path: Path) -> None:
    """Whatever words of ours are asked for there, those that stand in for them are found."""
    folder = tmp_path / "liege"
    make(LIEGE, folder)
    pages = "".join(path.read_text(encoding="utf-8") for path in (folder / "docs").rglob("*.md"))
    assert not re.search(r'title: "?(Stad Genk|Hete Kolen)', pages), (
        "an organiser is not sent to the desk of another city"
    )
    listed = tmp_path / "list.csv"
    listed.write_text("Name,Start,End,Visitors\nBal,2027-06-01T20:00,2027-06-01T23:00,200\n", encoding="utf-8")
    facts = ("--kind", "party", "--setting", "indoor", "--ages", "18-plus")
    done = there(folder, "import", str(listed), *facts, "--write")
    assert done.returncode == 0, done.stderr
    (event,) = (folder / "event_profiles").glob("*.yml")
    assert there(folder, "plan", event.stem).returncode == 0
    for languages in ("fr,nl", "en"):
        into = tmp_path / languages
        answers = {"name": "Namur", "languages": languages, "country": "BE-WAL", "timezone": "Europe/Brussels"}
        desk = {"contact": "Le guichet", "url": "https://guichet.example/"}
        options = [part for name, value in (answers | desk).items() for part in (f"--{name}", value)]
        done = there(folder, "new", "city", "--into", str(into), *options)
        assert done.returncode == 0, done.stderr
        assert there(into, "check", "--strict").returncode == 0
        policy, begun = ((one / "policy.yml").read_text(encoding="utf-8") for one in (into, folder))
        assert f"\n  name: {{{languages[:2]}: Le guichet" in policy
        assert policy.count("# blank: help: ") == begun.count("# blank: help: ") > 0, (
            "it is still to be found there too"
        )
