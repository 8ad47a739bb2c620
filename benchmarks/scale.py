"""Whole builds of many events, side by side in one run with what one would do instead and with the bare libraries.

python benchmarks/scale.py [--events 10 100 1000] [--instead 100] [--floor 1000] [--jobs 2] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

from profiles import write_profiles  # noqa: E402

LANGUAGES = 2


def measured(name: str, folder: Path, jobs: int) -> dict[str, Any]:
    """What a contender tells of itself."""
    command = [sys.executable, str(HERE / "contenders.py"), name, str(folder), str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def events(count: int, base: Path, chosen: argparse.Namespace) -> dict[str, Any]:
    """Everything about so many events."""
    folder = base / str(count)
    write_profiles(folder / "profiles", count)
    shutil.copytree(base / "fonts", folder / "build" / "cache") if (base / "fonts").exists() else None
    found: dict[str, Any] = {"events": count, "ours": measured("ours", folder, chosen.jobs)}
    if not (base / "fonts").exists():
        everything_else = shutil.ignore_patterns("event-*", "pages-*", "checked-*")
        shutil.copytree(folder / "build" / "cache", base / "fonts", ignore=everything_else)
    profile = folder / "profiles" / "event-00003.yml"
    profile.write_text(profile.read_text().replace("attendance: ", "attendance: 1"), encoding="utf-8")
    found["one_changed"] = measured("ours", folder, chosen.jobs)
    found["none_changed"] = none_changed(folder, chosen.jobs)
    if count <= chosen.floor:
        found["floor"] = measured("floor", folder, chosen.jobs)
    if count <= chosen.instead:
        found["instead"] = measured("instead", folder, chosen.jobs)
    if count == min(chosen.events):
        found["engine"] = measured("engine", folder, chosen.jobs)
    if count == max(count for count in chosen.events if count <= 1000):
        found["outputs"] = measured("outputs", folder, 1)["outputs"]
    shutil.rmtree(folder)
    return found


def none_changed(folder: Path, jobs: int) -> float:
    """Seconds of a second build by the command line, from its beginning to its end, when nothing changed."""
    places = {"profiles": "profiles", "build-dir": "build", "site-dir": "site"}
    options = [f"--{name}={folder / path}" for name, path in places.items()]
    for _ in range(2):
        begin = time.perf_counter()
        subprocess.run([sys.executable, ROOT / "build.py", "build", *options, f"--jobs={jobs}"], check=True)
        seconds = time.perf_counter() - begin
    return seconds


def row(found: dict[str, Any]) -> list[str]:
    ours, again = found["ours"], found["one_changed"]
    each = ours["seconds"] * 1000 / found["events"] / LANGUAGES
    steps, busy = ours["steps"], ours["cpu_seconds"] * 1000 / found["events"] / LANGUAGES
    shown = [f"{found['events']:,}", f"{ours['seconds']:.1f}", f"{each:.0f}", f"{busy:.0f}"]
    shown += [f"{steps[name]:.1f}" for name in ("read", "pages", "events", "swap")]
    shown += [f"{ours['peak_mb']}", f"{ours['megabytes']:,}"]
    shown.append(f"{again['seconds']:.1f} ({again['seconds'] / ours['seconds']:.1%})")
    shown.append(f"{found['none_changed']:.1f}")
    shown.append(f"{ours['seconds'] / found['floor']['seconds']:.2f}×" if "floor" in found else "–")
    shown.append(f"{found['instead']['seconds'] / ours['seconds']:.1f}×" if "instead" in found else "–")
    return shown


HEADS = ["events", "seconds", "ms each", "CPU ms each", "read", "pages", "events", "swap", "MB peak", "MB out"]
HEADS += ["one changed", "none changed", "of the floor", "faster than instead"]


def table(results: list[dict[str, Any]]) -> str:
    """A table in Markdown: a row a number of events."""
    lines = [HEADS, ["---:"] * len(HEADS), *map(row, results)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, nargs="+", default=[10, 100, 1000])
    options.add_argument("--instead", type=int, default=100, help="the most events to make with MkDocs and WeasyPrint")
    options.add_argument("--floor", type=int, default=1000, help="the most events to make with the bare libraries")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--folder", type=Path, help="where to work; needs 2 MB an event")
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as base:
        results = []
        for count in sorted(chosen.events):
            results.append(events(count, Path(base), chosen))
            print(f"{count} events: {results[-1]['ours']['seconds']:.1f} s", file=sys.stderr)
    print(table(results))
    for found in results:
        for name, seconds in found.get("engine", {}).get("engines", {}).items():
            print(f"{name} on the build folder of {found['events']} events: {seconds:.1f} s")
        for name, took in found.get("outputs", {}).items():
            print(f"{name:>22}  {took:>7.1f} ms")
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
