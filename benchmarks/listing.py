"""The list of many events on a phone four times slower than this machine: how long until the first filter shows.

python benchmarks/listing.py [--events 110 1000 10000] [--slower 4] [--turns 5]

The page is built with few events; the index that it asks for holds as many as are measured.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dataclasses import replace  # noqa: E402

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.publishing.browsing import ARGUMENTS, CHROMIUM, PHONE, go, serving  # noqa: E402
from tests.publishing.builds.test_many_events import events  # noqa: E402
from toolbox.model.problem import Problems  # noqa: E402
from toolbox.model.project import Project  # noqa: E402
from toolbox.publish.site import build_site  # noqa: E402
from toolbox.publish.under_way import Places  # noqa: E402
from toolbox.read import Inputs, read_project  # noqa: E402
from toolbox.write.pages import listing  # noqa: E402
from toolbox.write.words.language import speak  # noqa: E402

BUILT = 110
"""Events of the site whose page is looked at."""
TYPED = ("f", "feest", "feest elan 10", "zzzz")
"""What is typed one after the other: the first finds all, the last finds none."""
MEASURE = """async (text) => {
    const field = document.querySelector(".event-search input");
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await drawn();
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn();
    return performance.now() - start;
}"""
LOAD = """async () => {
    const start = performance.now();
    const field = document.querySelector(".event-search input");
    field.focus();
    field.value = "zzz";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    while (!document.querySelector(".event-none").textContent) await new Promise((done) => setTimeout(done, 5));
    return performance.now() - start;
}"""


def built(project: Project, folder: Path) -> Path:
    """A site with a list that is looked up, without the files of its events."""
    few = replace(project, profiles=events(project, BUILT))
    with patch.object(listing, "LISTED", 1):
        build_site(few, Places(ROOT, folder / "build", folder / "site"), files=False)
    return folder / "site"


def measured(browser: Browser, address: str, index: str, slower: int) -> dict[str, float]:
    """Milliseconds until the index was read, and until what was typed shows."""
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    page.route("**/events.json", lambda route: route.fulfill(body=index, content_type="application/json"))
    go(page, f"{address}evenementen/")
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    found = {"index": page.evaluate(LOAD)}
    found |= {text: page.evaluate(MEASURE, text) for text in TYPED}
    page.close()
    return found


def main() -> None:
    """Measure each number of events and print a table of medians."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    wanted.add_argument("--events", type=int, nargs="+", default=[110, 1_000, 10_000])
    wanted.add_argument("--slower", type=int, default=4)
    wanted.add_argument("--turns", type=int, default=5)
    options = wanted.parse_args()
    project = read_project(Inputs(ROOT / "policy.yml", ROOT / "docs", ROOT / "event_profiles"), Problems())
    assert project is not None
    print(f"| events | {' | '.join(('the index is read, ms', *(f'*{one}*, ms' for one in TYPED)))} |")
    print(f"| ---: | {' | '.join('---:' for _ in range(len(TYPED) + 1))} |")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with serving(built(project, Path(folder))) as address:
            for count in options.events:
                whole = replace(project, profiles=events(project, count))
                index = listing.index_json(whole, speak(project, "nl"))
                turns = [measured(browser, address, index, options.slower) for _ in range(options.turns)]
                row = [round(statistics.median(turn[name] for turn in turns)) for name in turns[0]]
                print(f"| {count:,} | {' | '.join(map(str, row))} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
