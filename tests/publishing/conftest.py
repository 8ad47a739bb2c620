"""What the tests of the built site share: a browser, an address, and the site with every stage switched on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import once, run
from tests.publishing.browsing import serving


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    with serving(built) as address:
        yield address


@pytest.fixture(scope="session")
def whole(shared: Path) -> Path:
    """The shipped site with every stage switched on."""

    def make(folder: Path) -> None:
        done = run("build", "--stage", 9, "--site-dir", folder / "site", "--build-dir", folder / "build")
        assert done.returncode == 0, done.stderr

    return once(shared / "whole", make) / "site"
