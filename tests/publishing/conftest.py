"""What the tests of the built site share: a browser, an address, and the site with every stage switched on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import run
from tests.publishing.browsing import serving


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    with serving(built) as address:
        yield address


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site with every stage switched on."""
    folder = tmp_path_factory.mktemp("whole")
    done = run("build", "--stage", 9, "--site-dir", folder / "site", "--build-dir", folder / "build")
    assert done.returncode == 0, done.stderr
    return folder / "site"
