"""Running `import` in this process, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from tests.conftest import of_city
from toolbox.cli import app
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.read.profiles import read_profiles

HEADER = "Naam;Soort;Datum;Uur;Einde;Bezoekers;Binnen/buiten;Leeftijd;Locatie;Organisator"
ROW = "Lentefuif;fuif;13/03/2027;21u;3u;450;binnen;16+;Zaal Zwartberg;Chiro Zwartberg"
CASES = Path(__file__).parent / "lists"


@dataclass
class Done:
    """How a run ended."""

    code: int
    out: str
    err: str


def run(*arguments: object) -> Done:
    """The command line, in this process; it never ends with a traceback."""
    result = CliRunner().invoke(app, of_city(*map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Done(result.exit_code, result.stdout, result.stderr)


def imported(file: Path, *options: object) -> Done:
    return run("import", file, "--profiles", file.parent / "events", *options)


def csv(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "agenda.csv"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return path


def events(tmp_path: Path) -> dict[str, Profile]:
    problems = Problems()
    found = {one.slug: one for one in read_profiles(tmp_path / "events", problems)}
    assert {one.code for one in problems} <= {"day-and-night"}
    return found
