"""The bounds themselves: what takes too long, or too much, fails, and the next piece of work is done all the same."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from tests.hostile import limits
from tests.hostile.limits import MEMORY, Within


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes too long is ended in the least time that a process can be given."""
    monkeypatch.setattr(limits, "SECONDS", 1)


def _done(what: str) -> int:
    if what == "long":
        for _ in count():
            pass
    if what.startswith("/") and not Path(what).exists():
        Path(what).touch()
        _done("long")
    return len(bytearray(2 * MEMORY if what == "much" else 1))


def test_what_is_out_of_bounds_fails_and_the_next_does_not() -> None:
    work = Within(_done)
    for what, why in (("long", "it took more than 1 s"), ("much", "MemoryError")):
        with pytest.raises(AssertionError, match=why):
            work(what)
        assert work("little") == 1
    work.end()


def test_what_took_too_long_once_is_tried_again(tmp_path: Path) -> None:
    work = Within(_done)
    assert work(str(tmp_path / "begun")) == 1
    work.end()
