"""The files of many events on a Dask cluster of this machine: how near each worker more comes to twice as fast.

python benchmarks/cluster.py [--events 100] [--workers 1 2 4] [--json FILE]

The pages are the same each time and are not counted: measured is the step that is spread, by the clock, from nothing.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]
os.environ["PYTHONPATH"] = str(ROOT)  # for the workers

from contenders import ours  # noqa: E402
from distributed import LocalCluster  # noqa: E402
from profiles import write_profiles  # noqa: E402


def seconds(folder: Path, workers: int) -> float:
    """How long so many workers take for the files of the events."""
    for path in (folder / "build" / "cache").glob("event-*"):
        shutil.rmtree(path)
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster:  # type: ignore[no-untyped-call]
        found: dict[str, Any] = ours(folder, workers, cluster.scheduler_address)
    return float(found["steps"]["events"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, default=100)
    options.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base)
        write_profiles(folder / "profiles", chosen.events)
        ours(folder, 1)  # the pages and the fonts, which the next ones take over
        took = {workers: seconds(folder, workers) for workers in chosen.workers}
    one = took[min(took)] * min(took)
    print(f"{chosen.events} events, {os.cpu_count()} processors")
    print("| workers | seconds | of linear |")
    print("| ---: | ---: | ---: |")
    for workers, each in took.items():
        print(f"| {workers} | {each:.1f} | {one / workers / each:.2f} |")
    if chosen.json:
        chosen.json.write_text(
            json.dumps({"events": chosen.events, "seconds": took}, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
