"""What was written under a name of before still reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHIPPED
from toolbox.model.evaluation import Happening
from toolbox.model.monitor import Theme
from toolbox.model.problem import Place, Problems
from toolbox.phrases import phrases
from toolbox.read.evaluations import read_evaluations
from toolbox.read.monitor import read_monitor
from toolbox.read.phrases import read_phrases
from toolbox.report import line

SIGNALS = SHIPPED / "docs" / "nl" / "monitor" / "signalen"


@pytest.mark.parametrize(("count", "told"), [("3", ""), ("veel", ":4:24: 'veel' is not a whole number")])
def test_a_count_of_an_evaluation(count: str, told: str, tmp_path: Path) -> None:
    lines = ["name: Fuif", "held: 2026-06-25", "attendance: 400", f"happened: {{called-112: {count}}}"]
    (tmp_path / "fuif-2026.yml").write_text("\n".join(lines), encoding="utf-8")
    problems = Problems()
    read = read_evaluations(tmp_path, problems)
    if told:
        assert [told in line(one) for one in problems] == [True]
    else:
        assert list(problems) == []
        assert read[0].happened == {Happening.EMERGENCY_CALL: 3}


@pytest.mark.parametrize(
    ("above", "group", "former", "now"),
    [("paper", "happenings", "called-112", "emergency-call"), ("monitor", "theme", "sgg", "transgressive")],
)
def test_a_phrase_of_a_city(above: str, group: str, former: str, now: str, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "phrases.yml").write_text(f"{above}:\n  {group}:\n    {former}: Ours\n", encoding="utf-8")
    problems = Problems()
    found = read_phrases(tmp_path, {"en": Place("policy.yml")}, problems)["en"][above][group]
    assert list(problems) == []
    assert found[now] == "Ours"
    assert former not in found


def test_the_theme_of_a_signal(tmp_path: Path) -> None:
    path = next(one for one in SIGNALS.glob("*.md") if "theme: transgressive" in one.read_text(encoding="utf-8"))
    folder = tmp_path / "signalen"
    folder.mkdir()
    (folder / path.name).write_text(path.read_text(encoding="utf-8").replace("transgressive", "sgg"), encoding="utf-8")
    problems = Problems()
    read = read_monitor(tmp_path, phrases("nl")["addresses"], problems, frozenset())
    assert list(problems) == []
    assert [one.theme for one in read.signals] == [Theme.TRANSGRESSIVE]
