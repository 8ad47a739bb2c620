"""The plain pages, all but those of the events: written, rendered by the engine, read with the wording guard."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from toolbox.model.addresses import EVENTS, VISITORS
from toolbox.model.audience import Audience
from toolbox.model.problem import Problems
from toolbox.publish.engine.colours import write_colours
from toolbox.publish.engine.config import write_config
from toolbox.publish.engine.finishing import finish_pages
from toolbox.publish.engine.home_screen import write_home_screen
from toolbox.publish.engine.of_events import hash_without_events, put_events_in
from toolbox.publish.engine.scripts import asked_by_scripts, write_scripts
from toolbox.publish.engine.stylesheet import write_stylesheet
from toolbox.publish.engine.webfonts import made_with, other_letters, write_script_fonts, write_webfonts
from toolbox.publish.event_frame import Frame
from toolbox.publish.guard import check_pages
from toolbox.publish.under_way import UnderWay
from toolbox.write.files.follow import followed_from, write_followed
from toolbox.write.monitor.drawings import PLOTS, drawings, write_plots
from toolbox.write.pages.site_pages import write_pages
from toolbox.write.words.build_time import build_day, given_epoch
from toolbox.write.words.language import speak

_INDEX = "index.html"


@dataclass(frozen=True)
class Written:
    """The plain pages of a language by their addresses, and the frame for those of the events."""

    addresses: list[str]
    frame: Frame


def write_plain_pages(build: UnderWay, code: str) -> Written:
    """The pages of one language, with the plain files that they are made of. Raises EngineError."""
    build.progress(f"{code}: pages", 0, 1)
    _write(build, code)
    written = _finished(build, code, _rendered(build, code))
    build.progress(f"{code}: pages", 1, 1)
    return written


def _write(build: UnderWay, code: str) -> None:
    """The pages of one language as plain files under the build folder, with all that stands beside them."""
    plain = _cleared(build, code)
    write_pages(build.project, code, plain, build.engine.name, asked_by_scripts())
    _plots(build, code)
    shutil.copytree(build.cache.get("fonts", None, write_webfonts, made_with()), plain / "assets" / "fonts")
    letters = other_letters((plain / f"{build.project.addresses[VISITORS]}.md").read_text(encoding="utf-8"))
    scripts = build.cache.get("script-fonts", letters, partial(write_script_fonts, letters), made_with())
    shutil.copytree(scripts, plain / "assets" / "fonts", dirs_exist_ok=True)
    write_colours(plain)
    if build.project.audience is Audience.PUBLIC:
        write_home_screen(build.project, code, plain)


def _finished(build: UnderWay, code: str, rendered: Path) -> Written:
    """The rendered pages of one language in the site on its way, read with the wording guard."""
    part = build.part(code)
    shutil.copytree(rendered, part, dirs_exist_ok=True)
    put_events_in(build.plain(code), part)
    _followed(build, code)
    pages = [part / path.relative_to(rendered) for path in sorted(rendered.rglob("*.html"))]
    _check(build, code, pages)
    finish_pages(pages)
    write_scripts(part)
    write_stylesheet(part)
    frame = Frame(part, build.project.addresses[EVENTS])
    found = [page.relative_to(part).as_posix() for page in pages if page.name == _INDEX and page.is_file()]
    return Written([path.removesuffix(_INDEX) for path in found], frame)


def _cleared(build: UnderWay, code: str) -> Path:
    """The folder for the plain files of a language, not there yet; the events of the last build are put aside."""
    plain, before = build.plain(code), build.before(code)
    shutil.rmtree(before, ignore_errors=True)
    with suppress(OSError):
        (plain / build.project.addresses[EVENTS]).rename(before)
    shutil.rmtree(plain, ignore_errors=True)
    return plain


def _followed(build: UnderWay, code: str) -> None:
    """The calendar and the feed of all events, beside the list of them; no engine renders what is another every day."""
    project, day = build.project, build_day(given_epoch(), build.project.policy.zone)
    given = (project, code, day, build.made)
    kept = build.cache.get(f"followed-{code}", followed_from(*given), partial(write_followed, *given))
    for folder in (build.plain(code), build.part(code)):
        shutil.copytree(kept, folder / project.addresses[EVENTS], dirs_exist_ok=True)


def _plots(build: UnderWay, code: str) -> None:
    """The plots of the monitor's pages; those of the last build where the figures are the same."""
    if found := drawings(build.project, speak(build.project, code)):
        shown = {name: [type(one).__name__, asdict(one)] for name, one in found.items()}
        made = build.cache.get(f"plots-{code}", shown, partial(write_plots, found))
        shutil.copytree(made, build.plain(code) / PLOTS)


def _check(build: UnderWay, code: str, pages: list[Path]) -> None:
    """Read the pages with the wording guard, but those that it let pass before, by the same rules."""
    project, problems = build.project, Problems()
    rules = {code: [one.model_dump(mode="json") for one in some] for code, some in project.wording.items()}
    by = [rules, sorted(project.allowed), project.for_visitors.get(code, ())]
    passed = build.cache.passed(f"checked-{code}", by)
    check_pages(build.stage, build.part(code), passed.new(pages, build.part(code)), project, code, problems)
    if problems.errors:
        for problem in problems:
            build.problems.take(problem)
    else:
        passed.keep()


def _rendered(build: UnderWay, code: str) -> Path:
    """The pages of one language as the engine renders them; those of the last build where only events changed."""
    root, plain = build.places.root, build.plain(code)
    config = write_config(build.project, root, build.places.build, code)
    configs = [path.read_text(encoding="utf-8") for path in (*sorted(root.glob("mkdocs*.yml")), config)]
    return build.cache.get(
        f"pages-{code}",
        [build.engine.made_with(), configs, build.made, hash_without_events(plain)],
        lambda into: build.engine.render(config, into, build.made),
    )
