"""What an organiser and a crew do, in Firefox: it keeps, stores and goes back in ways of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.node import node

FIREFOX = Path("/usr/bin/firefox-esr")
JOURNEYS = ("share", "two-tabs", "language", "back", "crews", "offline", "keyboard")

pytestmark = pytest.mark.long(reason="starts a second browser for each journey")


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey_in_firefox(journey: str, address: str) -> None:
    assert FIREFOX.exists(), "these tests need Firefox: sudo apt-get install firefox-esr"
    done = node("publishing/pages/firefox.mjs", journey, address)
    assert (done.stdout, done.returncode) == ("", 0), f"{done.stderr}\n(make test-long fetches puppeteer-core)"


def test_every_journey_is_made() -> None:
    assert node("publishing/pages/firefox.mjs").stdout.split() == list(JOURNEYS)
