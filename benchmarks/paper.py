"""Paper, side by side in one run: the checklist by Typst and by WeasyPrint, all files of an event, memory over many.

python benchmarks/paper.py [--events 300] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from jinja2 import Environment, FileSystemLoader  # noqa: E402
from weasyprint import HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from toolbox.model.event.profile import Profile  # noqa: E402
from toolbox.model.problem import Problems  # noqa: E402
from toolbox.model.project import Project  # noqa: E402
from toolbox.read import Inputs, read_project  # noqa: E402
from toolbox.write.outputs import OUTPUTS, Event, files_of_each  # noqa: E402
from toolbox.write.paper.qr import qr_svg  # noqa: E402

HERE = Path(__file__).parent
TEMPLATE = Environment(loader=FileSystemLoader(HERE / "instead"), autoescape=True).get_template("checklist.html.j2")
CHECKLIST = next(one for one in OUTPUTS if one.name == "checklist.pdf")
FONTS = FontConfiguration()


def varied(project: Project, count: int) -> list[Profile]:
    """So many events, each with a name and a size of its own, so that no result can be one of before."""
    shipped = project.profiles
    return [
        shipped[number % len(shipped)].model_copy(
            update={"slug": f"event-{number}", "name": f"Feest {number}", "attendance": 60 + number * 37 % 4000}
        )
        for number in range(count)
    ]


def by_typst(event: Event) -> bytes:
    return CHECKLIST.make(event)


def by_weasyprint(event: Event) -> bytes:
    html = TEMPLATE.render(**asdict(event.view), qr=qr_svg(event.view.address))
    content: bytes = HTML(string=html).write_pdf(font_config=FONTS, pdf_variant="pdf/ua-1")
    return content


def everything(events: list[Event]) -> list[bytes]:
    return [content for made in files_of_each(events) for content in made.values()]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def milliseconds(times: list[float]) -> float:
    return round(statistics.median(times) * 1000, 1)


def memory() -> int:
    """The most this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def side_by_side(project: Project, count: int) -> dict[str, float]:
    """The median of one checklist by each, taken in turns on the same plans."""
    ours, theirs = [], []
    for profile in varied(project, count):
        event = Event(profile, project, "nl")
        event.view  # noqa: B018  the plan is made for both
        ours.append(seconds(partial(by_typst, event)))
        theirs.append(seconds(partial(by_weasyprint, event)))
    typst, weasyprint = milliseconds(ours[2:]), milliseconds(theirs[2:])
    return {"typst_ms": typst, "weasyprint_ms": weasyprint, "times_faster": round(weasyprint / typst, 1)}


def all_files(project: Project, count: int) -> dict[str, float]:
    """The median of all files of an event in every language, and how memory grows from a tenth of them to all."""
    times, early = [], 0
    for number, profile in enumerate(varied(project, count)):
        events = [Event(profile, project, code) for code in project.policy.languages]
        times.append(seconds(partial(everything, events)))
        if number == count // 10:
            early = memory()
    return {"event_ms": milliseconds(times[2:]), "memory_mb_early": early, "memory_mb": memory()}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, default=300)
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    project = read_project(Inputs(ROOT / "policy.yml", ROOT / "docs", ROOT / "event_profiles"), Problems())
    assert project
    found = {"events": chosen.events, **all_files(project, chosen.events)}
    found |= side_by_side(project, max(chosen.events // 10, 10))
    for name, value in found.items():
        print(f"{name:>18}  {value:>10,}")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
