"""What `new event` writes of what nobody answered: behind a `#`, with what is assumed of that event so long."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import run
from toolbox.model.problem import Problems
from toolbox.read.profiles import read_profile

MARKET = ("--kind", "market", "--setting", "outdoor, tent", "--attendance", "300", "--ages", "18-plus")
DAY = ("--name", "Markt", "--start", "2027-05-01T10:00", "--end", "2027-05-01T18:00")


def test_taken_out_of_its_comment_a_line_says_what_was_assumed(tmp_path: Path) -> None:
    done = run("new", "event", *MARKET, *DAY, "--profiles", tmp_path)
    assert done.returncode == 0, done.stderr
    (path,) = tmp_path.iterdir()
    problems, text = Problems(), path.read_text(encoding="utf-8")
    before = read_profile(path, problems)
    for line in ("serving: [traders] ", "structures: true ", "toilets: bring "):
        assert f"\n# {line}" in text
        text = text.replace(f"\n# {line}", f"\n{line}")
    path.write_text(text, encoding="utf-8")
    after = read_profile(path, problems)
    assert list(problems) == []
    assert before is not None
    assert after is not None
    assert before.model_dump() == after.model_dump()
    assert set(before.assumed) - set(after.assumed) == {"serving", "structures", "toilets"}
