"""What a reader on a phone waits for: Lighthouse on a page of every kind, behind nginx with the manual's configuration.

python benchmarks/reader.py [--site site] [--runs 3] [--json FILE]

Of a page's runs the median by performance counts. What else the machine does makes the figures worse: each run's own
measure of the processor (Lighthouse's benchmark index; a laptop has about 2,000) stands beside them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.publishing.browsing import ARGUMENTS  # noqa: E402
from tests.publishing.sending.hosting import HOSTS, hosted  # noqa: E402

LIGHTHOUSE = ROOT / "benchmarks" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
LEFT_OUT = ("admin", "en")
"""The desk's editor is no page for a phone; the other languages are the same kinds of page."""


def kinds(site: Path) -> Iterator[str]:
    """The path of one page of each kind: each page of the first level, the longest one below each, and the 404."""
    yield "404.html"
    below: dict[Path, list[Path]] = {}
    for page in sorted(site.rglob("index.html")):
        path = page.parent.relative_to(site)
        if path.parts[:1] and path.parts[0] in LEFT_OUT:
            continue
        if len(path.parts) < 2:
            yield f"{path.as_posix()}/".removeprefix("./")
        else:
            below.setdefault(path.parent, []).append(page)
    for pages in below.values():
        yield f"{max(pages, key=lambda page: page.stat().st_size).parent.relative_to(site).as_posix()}/"


def judged(address: str, runs: int) -> dict[str, Any]:
    """What Lighthouse says of an address on its slow phone; seconds, milliseconds and kB as they come over the wire."""
    flags = " ".join(["--headless=new", *ARGUMENTS])
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            said = Path(folder) / f"{number}.json"
            command = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={said}"]
            environment = os.environ | {"CHROME_PATH": "/usr/bin/chromium"}
            subprocess.run([*command, f"--chrome-flags={flags}"], env=environment, check=True, capture_output=True)
            found.append(json.loads(said.read_bytes()))
    report = sorted(found, key=lambda one: one["categories"]["performance"]["score"])[len(found) // 2]
    audits = report["audits"]
    return {
        "score": round(100 * report["categories"]["performance"]["score"]),
        **{name: round(audits[name]["numericValue"]) for name in TIMES},
        "cumulative-layout-shift": round(audits["cumulative-layout-shift"]["numericValue"], 3),
        "kB": round(audits["total-byte-weight"]["numericValue"] / 1000),
        "processor": round(report["environment"]["benchmarkIndex"]),
    }


def main() -> None:
    """Judge the pages and print a table, the worst first."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    wanted.add_argument("--site", type=Path, default=ROOT / "site")
    wanted.add_argument("--runs", type=int, default=3)
    wanted.add_argument("--json", type=Path)
    options = wanted.parse_args()
    with hosted(HOSTS["nginx"], options.site) as host:
        rows = {path: judged(f"http://127.0.0.1:{host.port}/{path}", options.runs) for path in kinds(options.site)}
    for path, row in rows.items():
        page = options.site / path / "index.html" if path.endswith("/") or not path else options.site / path
        row["HTML kB"] = round(page.stat().st_size / 1000, 1)
        row["compressed"] = round(len(gzip.compress(page.read_bytes(), 6)) / 1000, 1)
    columns = list(next(iter(rows.values())))
    print("| page |", " | ".join(columns), "|")
    print("| --- |", " | ".join("---:" for _ in columns), "|")
    for path, row in sorted(rows.items(), key=lambda item: item[1]["score"]):
        print(f"| /{path} |", " | ".join(str(row[name]) for name in columns), "|")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
