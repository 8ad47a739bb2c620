"""The documents say what the program does: each command, target, option and file in them, and none is left out."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests import documents
from tests.conftest import ROOT, SHIPPED, run
from tests.documents import (
    DOCUMENTS,
    PROGRAM,
    Code,
    called,
    codes,
    commands,
    every_code,
    helps,
    mistakes,
    named,
    targets,
    tree,
)
from toolbox.cli.meeting import Form
from toolbox.cli.plan import Format
from toolbox.write.outputs import names

README = SHIPPED / "README.md"


def test_every_document_is_read() -> None:
    read = {named(path).partition("/")[0] for path in DOCUMENTS}
    assert read >= {"README.md", "CONTRIBUTING.md", "benchmarks", "docs"}
    for code in ("nl", "en"):
        pages = set((SHIPPED / "docs" / code / "handleiding").iterdir())
        assert pages
        assert pages <= set(DOCUMENTS)


def test_what_the_documents_say_is_so() -> None:
    assert [one for code in every_code() for one in mistakes(code)] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("$ python build.py biuld", "there is no such command"),
        (".venv/bin/python build.py new evnt", "there is no such command"),
        ("bild --stage 3", "there is no such command"),
        ("python build.py plan FILE --fromat text", "there is no option --fromat"),
        ("python build.py        build the whole site [--colour]", "there is no option --colour"),
        ("python build.py check --audience steering", "there is no option --audience"),
        ("python build.py check [--format text|github]", "--format takes github, json, text"),
        ("python build.py plan FILE --format docx", "--format takes"),
        ("--sheduler tcp://HOST:8786", "there is no option --sheduler"),
        ("make sites", "there is no such target"),
        ('make check OPTIONS="--long nl"', "there is no option --long"),
        ('make bench OPTIONS="--event 10"', "there is no option --event"),
        ("make fuzz MINUTES=3", "make fuzz does nothing with MINUTES"),
        ("checklists.pdf", "no file that comes out is called checklists.pdf"),
        ("python build.py plan FILE --file briefing.pdf", "no file that comes out is called briefing.pdf"),
    ],
)
def test_what_is_no_longer_so_is_found(text: str, what: str) -> None:
    (found,) = mistakes(Code("README.md", text))
    assert found.startswith(f"README.md: {text}: {what}")


def test_a_command_an_option_and_a_file_that_change_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it would be after a change, with the documents as they are."""
    without = {name: options for name, options in commands().items() if name not in ("meeting", "new signal")}
    without["check"] = {name: kind for name, kind in without["check"].items() if name != "--format"}
    monkeypatch.setattr(documents, "commands", lambda: without)
    monkeypatch.setattr(documents, "names", lambda: [one for one in names() if one != "briefings.pdf"])
    found = " ".join(one for code in every_code() for one in mistakes(code))
    for said in (
        "build.py meeting 2027-Q2 -o overleg.pdf: there is",
        "build.py new signal: there is",
        "called briefings",
    ):
        assert said in found
    assert "there is no option --format" in found


def test_every_command_is_in_the_readme() -> None:
    told = {called(code.text) for code in codes(README) if PROGRAM.match(code.text)}
    assert told == set(commands()) - {"new"}


def test_every_form_of_a_plan_and_of_a_sheet_is_in_the_readme() -> None:
    lines = {code.text.split()[2]: code.text for code in codes(README) if code.text.startswith("python build.py ")}
    assert f"--format {'|'.join(Format)}, " in lines["plan"]
    assert set(re.findall(r"\.([a-z]+)\b", lines["meeting"].partition("sheet:")[2])) == set(Form)


def test_the_files_of_an_event_are_in_the_readme() -> None:
    told = re.findall(r"^\| `([^`]+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == names()


def test_what_comes_out_is_where_the_readme_says(built: Path) -> None:
    """Each path of the tree, and each file at the root of the site but the pages."""
    told = tree()
    assert len(told) > 10
    for path in told:
        assert any(built.glob(re.sub("<.*?>", "*", path.rstrip("/")))), path
    assert {path.name for path in built.iterdir() if path.is_file() and path.suffix != ".html"} <= set(told)


SOURCE = re.compile(r"`((?:[\w.-]+/)+[\w-]+\.(?:py|js|mjs|j2))`")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_of_the_program_that_is_named_is_there(document: str) -> None:
    """By the end of its path: `model/event/facts.py` is one of `toolbox`."""
    named = set(SOURCE.findall((SHIPPED / document).read_text(encoding="utf-8")))
    there = [path.as_posix() for folder in ("toolbox", "tests") for path in (ROOT / folder).rglob("*.*")]
    there += [path.as_posix() for path in (ROOT / "editor").glob("*.*")]
    assert named
    assert [one for one in sorted(named) if not any(path.endswith(f"/{one}") for path in there)] == []


def test_every_target_is_in_the_help() -> None:
    assert set(helps()) == targets() - {"browser"}
    done = subprocess.run(["make", "--silent", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert dict(line.split("\t", 1) for line in done.stdout.splitlines()) == helps()


def test_the_plan_in_the_readme_is_the_one_that_is_made() -> None:
    example = README.read_text(encoding="utf-8").partition("$ python build.py ")[2].partition("\n```")[0]
    command, _, told = example.partition("\n")
    assert told.endswith("…")
    assert run(*command.split()).stdout.startswith(told.removesuffix("…"))
