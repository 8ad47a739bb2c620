"""The bounds themselves: what takes too long, or too much, fails, and the next piece of work is done all the same."""

from __future__ import annotations

from itertools import count

import pytest

from tests.hostile.limits import MEMORY, Within


def _done(what: str) -> int:
    if what == "long":
        for _ in count():
            pass
    return len(bytearray(2 * MEMORY if what == "much" else 1))


def test_what_is_out_of_bounds_fails_and_the_next_does_not() -> None:
    work = Within(_done)
    for what, why in (("long", "took too long"), ("much", "MemoryError")):
        with pytest.raises(AssertionError, match=why):
            work(what)
        assert work("little") == 1
    work.end()
