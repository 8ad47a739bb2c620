"""The same build on an existing engine: a real cluster of two worker processes, one of which is killed half way."""

from __future__ import annotations

import os
import signal
import threading
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run
from tests.publishing.building import City, differences, everything, small
from toolbox.publish import events
from toolbox.publish.event_build import EventBuild

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
