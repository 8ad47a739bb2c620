"""`letter` and the names of events, as they are typed."""

from __future__ import annotations

import re
from email import message_from_bytes
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import SHIPPED, of_city
from tests.contents import text_of_pdf
from toolbox.cli import app

LETTER = ["letter", "fuif-chiro-2027", "--today", "2027-03-01"]
"""With a day, as the event will be over one day."""


def call(*arguments: object) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(app, of_city(*map(str, arguments)))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout_bytes, done.stderr


def test_a_letter_is_a_mail_on_standard_output_or_in_a_file_by_its_ending(tmp_path: Path) -> None:
    status, out, _ = call(*LETTER)
    assert status == 0
    assert message_from_bytes(out).is_multipart()
    assert call(*LETTER, "-o", tmp_path / "brief.html", "--language", "en")[0] == 0
    assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    alone = call(*LETTER, "--format", "txt")[1].decode()
    assert alone.startswith("Dag organisator,\n")
    assert "Bij deze mail zit" not in alone + (tmp_path / "brief.html").read_text(encoding="utf-8")


def test_a_folder_gets_all_that_a_desk_can_use(tmp_path: Path) -> None:
    path = SHIPPED / "event_profiles" / "fuif-chiro-2027.yml"
    assert call("letter", path, "--today", "2027-03-01", "-o", tmp_path)[0] == 0
    names = {one.name for one in tmp_path.iterdir()}
    assert names == {
        *(f"letter-fuif-chiro-2027.{one}" for one in ("eml", "txt", "html")),
        "dossier-fuif-chiro-2027.docx",
    }
    assert "Bij deze mail zit het dossier" in (tmp_path / "letter-fuif-chiro-2027.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["letter", "fuif-chiro-2027", "--today", "2027-03-20"], "Chirofuif «Laatste Kamp» was over on 2027-03-14: "),
        (["letter", "fuif-chiro-2027", "--today", "2027-03-20", "--lang", "nl"], "was voorbij op 2027-03-14: "),
        (["letter", "fuif-chiro-2028"], "event_profiles/fuif-chiro-2028.yml"),
        ([*LETTER, "-o", "brief.docx"], "brief.docx does not end in .eml, .txt or .html, and is no folder"),
        (
            [*LETTER, "-o", "brief.docx", "--lang", "nl"],
            "brief.docx eindigt niet op .eml, .txt of .html, en is geen map",
        ),
        ([*LETTER, "--language", "fr"], "--language fr is not one of nl, en"),
        (["letter", "fuif-chiro-2027", "--today", "1/3/2027"], "--today"),
    ],
)
def test_what_makes_no_letter_is_told_on_one_line(arguments: list[str], told: str) -> None:
    status, out, error = call(*arguments)
    assert (status, out) == (2, b"")
    assert told in error
    assert "Traceback" not in error


@pytest.mark.parametrize("command", ["plan", "letter"])
def test_what_is_doubtful_in_the_file_of_an_event_is_told(command: str, tmp_path: Path) -> None:
    text = (SHIPPED / "event_profiles" / "fuif-chiro-2027.yml").read_text(encoding="utf-8")
    path = tmp_path / "fuif.yml"
    path.write_text(re.sub("^name:.*", "name: Fuif #3", text, flags=re.MULTILINE), encoding="utf-8")
    status, out, error = call(command, path, "--today", "2027-03-01")
    assert (status, bool(out)) == (0, True)
    assert [one.split(": ")[:2] for one in error.splitlines()] == [[f"{path}:2:7", "warning"]]


def test_the_day_of_a_letter_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1804464000")  # 2027-03-08
    assert "TE LAAT: DOE DIT NU" in call("letter", "fuif-chiro-2027", "--format", "txt")[1].decode()


def test_a_plan_is_asked_for_by_the_name_of_its_event_too(tmp_path: Path) -> None:
    status, out, _ = call("plan", "fuif-chiro-2027", "--file", "dossier.docx")
    assert (status, out[:2]) == (0, b"PK")
    assert "packet.zip, dossier.docx" in call("plan", "fuif-chiro-2027", "--file", "dossier.pdf")[2]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_day_is_fewer_than_none_before_an_event(code: str) -> None:
    """What is done each day is due on the next one, once an event of several days has begun."""
    out = call("plan", "kerst-op-het-stadsplein-2027", "--today", "2027-12-18", "--language", code)[1].decode()
    assert not re.search(r"\(-\d", out)
    assert ("de dag zelf" if code == "nl" else "on the day") in out


def test_the_sheet_to_hang_up_says_that_an_event_is_over(tmp_path: Path) -> None:
    over = tmp_path / "basics.pdf"
    assert call("plan", "fuif-chiro-2027", "--today", "2027-03-15", "--file", "basics.pdf", "-o", over)[0] == 0
    assert "Dit evenement is voorbij" in text_of_pdf(over.read_bytes())
    assert call("plan", "fuif-chiro-2027", "--today", "2027-03-01", "--file", "basics.pdf", "-o", over)[0] == 0
    assert "Dit evenement is voorbij" not in text_of_pdf(over.read_bytes())
