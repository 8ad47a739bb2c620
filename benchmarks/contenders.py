"""Those that are measured side by side, each in a process of its own: `python contenders.py NAME FOLDER [JOBS]`.

FOLDER holds `profiles`; what is made goes under it. Each prints one line of JSON: seconds, seconds of processors, peak
memory of its largest process in MB, and what it can tell besides.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]

from toolbox.model.problem import Problems  # noqa: E402
from toolbox.model.project import Project  # noqa: E402
from toolbox.publish.events import TOGETHER  # noqa: E402
from toolbox.read import Inputs, read_project  # noqa: E402
from toolbox.write.outputs import Event, files_of_each  # noqa: E402
from toolbox.write.pages.event_body import downloads, page_body  # noqa: E402


def read(folder: Path) -> Project:
    problems = Problems()
    project = read_project(Inputs(ROOT / "policy.yml", ROOT / "docs", folder / "profiles"), problems)
    assert project, list(problems)
    return project


def ours(folder: Path, jobs: int, scheduler: str = "") -> dict[str, Any]:
    """The whole build as the command line does it, or on a cluster; what was kept of before is used."""
    from toolbox.publish.heap import share_heap
    from toolbox.publish.site import build_site
    from toolbox.publish.under_way import Places

    share_heap()
    steps: dict[str, float] = {}
    last = time.perf_counter()

    def step(name: str) -> None:
        nonlocal last
        steps[name] = steps.get(name, 0) + time.perf_counter() - last
        last = time.perf_counter()

    begin = last
    project = read(folder)
    step("read")

    def on_progress(name: str, done: int, total: int) -> None:
        if done == total:
            step("events" if name == "events" else "pages")

    build_site(project, Places(ROOT, folder / "build", folder / "site"), jobs, on_progress, scheduler=scheduler)
    step("swap")
    return {"seconds": last - begin, "steps": steps, "megabytes": size(folder / "site")}


def outputs(folder: Path, jobs: int) -> dict[str, Any]:
    """Where the time of one event goes: the median of each output over some of the events, in milliseconds."""
    import statistics

    from toolbox.write.files.zip import packet
    from toolbox.write.outputs import OUTPUTS

    times: dict[str, list[float]] = {}

    def clocked(name: str, work: Callable[..., Any], *given: Any) -> Any:
        begin = time.perf_counter()
        made = work(*given)
        times.setdefault(name, []).append((time.perf_counter() - begin) * 1000)
        return made

    project = read(folder)
    for profile in project.profiles[:60]:
        event = Event(profile, project, "nl")
        for name, kind in (("assemble", "plan"), ("words", "view"), ("words for paper", "printed")):
            clocked(name, getattr, event, kind)
        made = [(one.name, clocked(one.name, one.make, event)) for one in OUTPUTS]
        clocked("packet.zip", packet, profile.slug, made)
        clocked("page", page_body, event, downloads(event, {}))
    return {"outputs": {name: round(statistics.median(some[3:]), 2) for name, some in times.items()}}


def floor(folder: Path, jobs: int) -> dict[str, Any]:
    """The bare calls of the libraries for the same files, in a loop, spread over as many processes.

    What they are called with (plans in words) is made beforehand and not counted.
    """
    project = read(folder)
    parts = [(folder, number, jobs) for number in range(jobs)]
    with ProcessPoolExecutor(jobs) as pool:
        busy = list(pool.map(_floor_part, parts))
    begin = time.perf_counter()
    _markdown(folder / "build", project)
    return {"seconds": max(busy) + time.perf_counter() - begin}


def _floor_part(part: tuple[Path, int, int]) -> float:
    folder, number, jobs = part
    project = read(folder)
    busy = 0.0
    profiles = project.profiles[number::jobs]
    for code in project.policy.languages:
        for at in range(0, len(profiles), TOGETHER):
            events = [Event(profile, project, code) for profile in profiles[at : at + TOGETHER]]
            places = [folder / "floor" / code / event.profile.slug for event in events]
            for event, place in zip(events, places, strict=True):
                event.printed  # noqa: B018  made beforehand
                place.mkdir(parents=True, exist_ok=True)
            begin = time.perf_counter()
            for event, place, made in zip(events, places, files_of_each(events), strict=True):
                for name, content in made.items():
                    (place / name).write_bytes(content)
                (place / "index.html").write_text(page_body(event, downloads(event, {})), encoding="utf-8")
            busy += time.perf_counter() - begin
    return busy


def _markdown(build: Path, project: Project) -> None:
    """The other pages by Python-Markdown alone."""
    import markdown

    for code in project.policy.languages:
        for path in (build / code).rglob("*.md"):
            markdown.markdown(path.read_text(encoding="utf-8"), extensions=["tables", "toc"])


def instead(folder: Path, jobs: int) -> dict[str, Any]:
    """What one would do without us: a Markdown page an event in the navigation, MkDocs, and WeasyPrint for paper.

    It makes the pages and the four PDFs, and no sheet, calendar, form, data or packet.
    """
    project = read(folder)
    begin = time.perf_counter()
    paper = sum(_paper_instead(folder, project, code) for code in project.policy.languages)
    pages = sum(_pages_instead(folder, project, code) for code in project.policy.languages)
    return {"seconds": time.perf_counter() - begin, "steps": {"paper": paper, "pages": pages}}


def _paper_instead(folder: Path, project: Project, code: str) -> float:
    from jinja2 import Environment, FileSystemLoader
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from toolbox.write.paper.qr import qr_svg

    begin = time.perf_counter()
    environment = Environment(loader=FileSystemLoader(HERE / "instead"), autoescape=True)
    icons = {one.stem: one.read_text() for one in (ROOT / "toolbox" / "write" / "templates" / "icons").glob("*.svg")}
    fonts = FontConfiguration()
    for profile in project.profiles:
        view = asdict(Event(profile, project, code).view)
        codes = {"qr": "address", "evaluation_code": "evaluation_address"}
        shown = view | {name: qr_svg(view[address]) for name, address in codes.items()} | {"icons": icons}
        place = folder / "instead" / code / "evenementen" / profile.slug
        place.mkdir(parents=True, exist_ok=True)
        for name in ("checklist", "briefings", "posters", "evaluation"):
            html = environment.get_template(f"{name}.html.j2").render(**shown)
            HTML(string=html).write_pdf(place / f"{name}.pdf", font_config=fonts, pdf_variant="pdf/ua-1")
    return time.perf_counter() - begin


def _pages_instead(folder: Path, project: Project, code: str) -> float:
    import yaml
    from jinja2 import Environment, FileSystemLoader
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    begin = time.perf_counter()
    docs = folder / "instead" / code
    shutil.copytree(folder / "build" / code / "richtlijnen", docs / "richtlijnen", dirs_exist_ok=True)
    environment = Environment(loader=FileSystemLoader(HERE / "instead"), trim_blocks=True)
    for profile in project.profiles:
        text = environment.get_template("event.md.j2").render(**asdict(Event(profile, project, code).view))
        (docs / "evenementen" / f"{profile.slug}.md").write_text(text, encoding="utf-8")
    (docs / "index.md").write_text("# Toolbox\n", encoding="utf-8")
    nav = ["index.md", {"Evenementen": [f"evenementen/{profile.slug}.md" for profile in project.profiles]}]
    config: dict[str, Any] = {"site_name": "Toolbox", "docs_dir": str(docs), "nav": nav}
    config["site_dir"] = str(folder / "instead-site" / code)
    config |= {"theme": {"name": "material", "font": False}, "plugins": ["search"]}
    path = folder / f"instead-{code}.yml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    build(load_config(str(path)))
    return time.perf_counter() - begin


def engine(folder: Path, jobs: int) -> dict[str, Any]:
    """MkDocs and Zensical on our own build folder: the same plain pages, both languages; it pours no event pages."""
    import subprocess

    found = {}
    for name in ("mkdocs", "zensical"):
        begin = time.perf_counter()
        for config in sorted((folder / "build").glob("mkdocs.*.yml")):
            subprocess.run([sys.executable, "-m", name, "build", "-f", str(config)], check=True, capture_output=True)
        found[name] = time.perf_counter() - begin
    return {"engines": found}


def size(folder: Path) -> int:
    """What stands under a folder, in MB."""
    return sum(path.stat().st_size for path in _files(folder)) // 1_000_000


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def peak() -> int:
    """The most that this process or one of its own ever held, in MB."""
    whom = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in whom) // 1024


def processor_seconds() -> float:
    """The time that processors worked for this process and its own."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    name, folder, jobs = sys.argv[1], Path(sys.argv[2]), int((*sys.argv[3:], "1")[0])
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    begin = time.perf_counter()
    found = {one.__name__: one for one in (ours, outputs, floor, instead, engine)}[name](folder, jobs)
    print(
        json.dumps(
            {"seconds": time.perf_counter() - begin, "cpu_seconds": processor_seconds(), "peak_mb": peak()} | found
        )
    )


if __name__ == "__main__":
    main()
