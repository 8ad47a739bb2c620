"""The same build on an existing engine: a real cluster of two worker processes, one of which is killed half way."""

from __future__ import annotations

import asyncio
import os
import pkgutil
import signal
import subprocess
import sys
import threading
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.conftest import run
from tests.publishing.building import City, differences, everything, small
from tests.publishing.builds.losing import always_ends, ends_once
from toolbox.publish import cluster as cluster_room
from toolbox.publish import events, patience, workers
from toolbox.publish.event_build import EventBuild
from toolbox.publish.patience import NoWorkers

distributed = pytest.importorskip("distributed", reason="make test installs it")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return small(tmp_path_factory.mktemp("cluster") / "city", 3)


@pytest.fixture
def cluster() -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
            yield cluster


@pytest.mark.long(reason="half a minute: a cluster of its own, of which a worker is killed")
@pytest.mark.filterwarnings("ignore")
def test_a_worker_killed_half_way_loses_nothing_and_makes_nothing_twice(
    city: City, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "WORTH_A_POOL", 1)
    monkeypatch.setattr(events, "TOGETHER", 1)
    taken: Counter[str] = Counter()
    real = events.Events._take
    first = threading.Event()

    def take(self: events.Events, piece: EventBuild) -> None:
        taken[f"{piece.code}/{piece.slug}"] += 1
        first.set()
        real(self, piece)

    def kill() -> None:
        first.wait(60)
        os.kill(next(iter(cluster.workers.values())).process.pid, signal.SIGKILL)

    monkeypatch.setattr(events.Events, "_take", take)
    killer = threading.Thread(target=kill)
    killer.start()
    site = everything(city.build(jobs=2, scheduler=cluster.scheduler_address))
    killer.join()
    assert set(taken.values()) == {1}
    assert len(taken) == 6
    monkeypatch.undo()
    assert differences(site, city.build_anew()) == []


@pytest.fixture
def nobody() -> Iterator[Any]:
    """A scheduler in this process, for which nobody works yet."""
    with (
        warnings.catch_warnings(),
        distributed.LocalCluster(n_workers=0, processes=False, protocol="tcp", dashboard_address=None) as cluster,
    ):
        yield cluster


def _why(address: str) -> NoWorkers:
    with pytest.raises(NoWorkers) as raised, workers.workers(2, address):
        pass
    return raised.value


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_cannot_do_the_work_is_told(nobody: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.2)
    assert _why(nobody.scheduler_address).code == "no_cluster_workers"
    nobody.scale(1)
    monkeypatch.setattr(patience, "PATIENCE", 10)
    with workers.workers(2, nobody.scheduler_address) as executor:
        assert list(workers.in_any_order(executor, abs, [(-1,)], 1)) == [1]
    monkeypatch.setattr(cluster_room, "about", lambda: os.urandom(4).hex())
    assert _why(nobody.scheduler_address).code == "other_project_there"

    def no_project(*_: Any) -> None:
        raise ModuleNotFoundError("No module named 'toolbox'")

    monkeypatch.setattr(pkgutil, "resolve_name", no_project)
    told = _why(nobody.scheduler_address)
    assert (told.code, told.details["why"]) == ("no_project_there", "No module named 'toolbox'")


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_is_reached_from_within_a_loop_too(browser: Browser, nobody: Any) -> None:
    assert asyncio.get_running_loop(), "that of the browser, in this thread"
    nobody.scale(1)
    with workers.workers(2, nobody.scheduler_address) as executor:
        assert list(workers.in_any_order(executor, abs, [(-1,)], 1)) == [1]


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_whose_last_worker_goes_is_not_waited_for(nobody: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody.scale(1)
    with workers.workers(2, nobody.scheduler_address) as executor:
        monkeypatch.setattr(patience, "PATIENCE", 0.2)
        nobody.scale(0)
        nobody.sync(nobody._correct_state)
        with pytest.raises(NoWorkers):
            list(workers.in_any_order(executor, abs, [(-1,)], 1))


@pytest.mark.parametrize(
    "address", ["foo://127.0.0.1:9", "http://127.0.0.1:9", "127.0.0.1", "nergens", ":", "tls://127.0.0.1:9"]
)
def test_an_address_that_cannot_be_followed_is_told(address: str) -> None:
    told = _why(address)
    assert told.code == "no_scheduler"
    assert told.details["address"] == address
    assert len(told.details["why"]) < 201


def test_the_pool_of_this_machine_goes_on_after_a_lost_worker(tmp_path: Path) -> None:
    tasks = [(tmp_path / "mark", number) for number in range(8)]
    with workers.workers(2) as pool:
        assert sorted(workers.in_any_order(pool, ends_once, tasks, 4)) == list(range(8))
        with pytest.raises(BrokenExecutor):
            list(workers.in_any_order(pool, always_ends, [()], 1))


@pytest.mark.filterwarnings("ignore")
def test_workers_without_the_project_are_told(nobody: Any, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "distributed.cli.dask_worker", nobody.scheduler_address, "--no-nanny"]
    worker = subprocess.Popen([*command, "--no-dashboard"], cwd=tmp_path, stderr=subprocess.DEVNULL)
    try:
        assert _why(nobody.scheduler_address).code == "no_project_there"
    finally:
        worker.terminate()
        worker.wait()


def test_where_no_scheduler_answers_the_site_of_before_stays(tmp_path: Path) -> None:
    many = small(tmp_path / "many", events.WORTH_A_POOL)
    many.site.mkdir()
    (many.site / "sitemap.xml").write_text("of before", encoding="utf-8")
    places = ("--policy", "policy.yml", "--docs", "docs", "--profiles", "event_profiles", "--site-dir", "site")
    done = run("build", *places, "--build-dir", "build", "--scheduler", "tcp://127.0.0.1:9", cwd=many.folder)
    assert done.returncode == 1
    assert done.stderr.startswith("The site could not be built; the one of before is as it was: no scheduler answers")
    assert "Traceback" not in done.stderr
    assert [path.name for path in many.site.iterdir()] == ["sitemap.xml"]
