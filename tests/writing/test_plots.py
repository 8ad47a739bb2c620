"""The plots of the monitor: what is published tells no small count, and does not look like none."""

from __future__ import annotations

import pytest

from toolbox.assemble.monitor import Table
from toolbox.write.paper.plots import bars

YEARS = ("2025", "2026")
TOO_FEW = "<!-- &lt;5 -->"
"""Beside the letters, which are drawn, stands what they say."""


def drawn(count: int, *, public: bool) -> str:
    return bars(Table(YEARS, (("alcohol", (6, 8)), ("gaming", (count, 6)))), ("Alcohol", "Gamen"), public=public)


def test_what_is_too_few_to_be_told_is_drawn_as_that_and_as_high_whatever_it_is() -> None:
    assert drawn(0, public=True).count(TOO_FEW) == 1
    assert drawn(0, public=True) == drawn(1, public=True) == drawn(4, public=True)
    assert TOO_FEW not in drawn(5, public=True)


@pytest.mark.parametrize("count", [0, 3])
def test_the_steering_group_sees_each_count(count: int) -> None:
    assert TOO_FEW not in drawn(count, public=False)
    assert drawn(count, public=False) != drawn(count + 1, public=False)
