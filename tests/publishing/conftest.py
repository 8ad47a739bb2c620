"""What the tests of the built site share: a browser, an address, and the site with every stage switched on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, once, run
from tests.publishing.browsing import serving
from tests.publishing.engines import EACH
from tests.publishing.extending import test_new_fact, test_new_kind, test_new_mark
from tests.publishing.extending.series import OwnCity, found
from toolbox.publish.engine.rendering import EngineName

SOME = ("fuif-chiro-2027", "dansfestival-2027", "kerstmarkt-2026", "studentenfuif-2027")
"""A small and a large event, one without alcohol, and one of a kind with rows of its own."""
ONCE = ("test_cluster", "test_editor", "test_engines", "test_many_events", "test_same_plan")
"""What is of no engine, or of both."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The tests of the built site are run with the site of each engine, but for those that take long with one."""
    once = metafunc.module.__name__.rpartition(".")[2] in ONCE or metafunc.definition.get_closest_marker("long")
    if "rendered_by" in metafunc.fixturenames and not once:
        metafunc.parametrize("rendered_by", EACH, scope="session", ids=str)


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    with serving(built) as address:
        yield address


@pytest.fixture(scope="session")
def whole(shared: Path, rendered_by: EngineName) -> Path:
    """The shipped pages with every stage switched on, and a few of the events."""

    def make(folder: Path) -> None:
        (folder / "profiles").mkdir()
        for slug in SOME:
            shutil.copy(SHIPPED / "event_profiles" / f"{slug}.yml", folder / "profiles")
        options = ("--profiles", folder / "profiles", "--site-dir", folder / "site", "--build-dir", folder / "build")
        done = run("build", "--stage", 9, *options, "--engine", rendered_by)
        assert done.returncode == 0, done.stderr

    return once(shared / f"whole-by-{rendered_by}", make) / "site"


@pytest.fixture(scope="session")
def grown(shared: Path) -> OwnCity:
    """The small city with a fact, a scale, a kind of page and a mark more, and its site; nobody changes it."""

    def make(folder: Path) -> None:
        city = found(folder / "city")
        for one in (test_new_fact, test_new_kind, test_new_mark):
            one.grow(city)
        outcome = city.built()
        assert outcome.status == 0, outcome.lines

    return OwnCity(once(shared / "grown", make) / "city")


@pytest.fixture(scope="session")
def grown_address(grown: OwnCity) -> Iterator[str]:
    with serving(grown.site) as address:
        yield address
