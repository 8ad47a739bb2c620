"""Building the whole site: pages, event pages and their files, every language, swapped in at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from toolbox.model.addresses import EVENTS, VISITORS
from toolbox.model.audience import Audience
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.cache import Cache, CachedEvent, link_all
from toolbox.publish.editor.page import write_editor
from toolbox.publish.engine.colours import write_colours
from toolbox.publish.engine.config import write_config
from toolbox.publish.engine.finishing import finish_pages
from toolbox.publish.engine.home_screen import write_home_screen
from toolbox.publish.engine.of_events import hash_without_events, put_events_in
from toolbox.publish.engine.rendering import MKDOCS, Engine
from toolbox.publish.engine.scripts import asked_by_scripts, write_scripts
from toolbox.publish.engine.stylesheet import write_stylesheet
from toolbox.publish.engine.webfonts import made_with, other_letters, write_script_fonts, write_webfonts
from toolbox.publish.event_build import build_page
from toolbox.publish.event_frame import Frame
from toolbox.publish.events import Events
from toolbox.publish.guard import UnfitText, check_event, check_pages
from toolbox.publish.offline import write_service_worker
from toolbox.publish.room import told_where_full
from toolbox.publish.sitemap import SITEMAP, write_sitemap
from toolbox.publish.swap import let_everybody_read, locked, staging, swap_in
from toolbox.write import outputs
from toolbox.write.files.follow import followed_from, write_followed
from toolbox.write.monitor.drawings import PLOTS, drawings, write_plots
from toolbox.write.pages.event_head import event_head
from toolbox.write.pages.site_pages import write_pages
from toolbox.write.pages.visitors import city_posters, write_posters
from toolbox.write.words.build_time import build_day, build_time, given_epoch
from toolbox.write.words.language import speak
from toolbox.write.words.posters import POSTERS

_INDEX = "index.html"
ROBOTS, NO_ROBOTS = "robots.txt", "# For the steering group only.\nUser-agent: *\nDisallow: /\n"


@dataclass(frozen=True)
class Places:
    """Where a build reads its frame and where it writes."""

    root: Path
    build: Path
    site: Path

    def chosen(self) -> dict[str, Path]:
        """The folders that are written to, by the option that chooses them."""
        within = self.site.is_relative_to(self.build)
        return {"--build-dir": self.build} | ({} if within else {"--site-dir": self.site.parent})


Progress = Callable[[str, int, int], None]
"""Hears which step has done how many of how many."""


@dataclass(frozen=True)
class _Build:
    """One build on its way: what every step needs, and what the steps have to tell."""

    project: Project
    places: Places
    stage: Path
    cache: Cache
    progress: Progress
    problems: Problems
    engine: Engine

    def part(self, code: str) -> Path:
        """Where a language stands in the site on its way."""
        return self.stage if code == self.project.policy.source_language else self.stage / code

    def plain(self, code: str) -> Path:
        """Where a language stands as plain files."""
        return self.places.build / code

    def before(self, code: str) -> Path:
        """Where the files of its events of the last build wait, while it is written anew."""
        return self.places.build / f".{code}.before"

    @property
    def made(self) -> datetime:
        """The moment that the site bears."""
        return build_time(self.project.last_reviewed, given_epoch())


def build_site(
    project: Project,
    places: Places,
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    files: bool = True,
    scheduler: str = "",
    rendered_by: Engine = MKDOCS,
    leave: Callable[[list[str]], None] = lambda _: None,
) -> list[str]:
    """Build the site into `places.site`; it changes at the very end, all at once.

    Without `files` there are the pages of the events and not what can be downloaded there. The work is spread over
    `jobs` processes, or over the cluster whose `scheduler` is given. Gives what somebody should know of the paper;
    `leave` hears it first, while no other build can begin in these folders.
    Raises EngineError, UnfitText, NoWorkers, BrokenExecutor and OSError (DiskFull where it is); the site of
    before is then as it was.
    """
    if project.audience is Audience.PUBLIC:
        project = project.for_the_public()
    with told_where_full(places.chosen()), locked(places.build, places.site):
        cache = Cache(places.build / "cache")
        build = _Build(project, places, staging(places.site), cache, progress, Problems(), rendered_by)
        try:
            written = {code: _write(build, code) for code in project.policy.languages}
            frames = {code: one.frame for code, one in written.items()}
            _posters(build)
            notes = _events(build, frames, jobs, scheduler) if files else _event_pages(build, frames)
            if build.problems.errors:
                raise UnfitText(build.problems)
            notes += _about_the_site(build, {code: one.addresses for code, one in written.items()})
            let_everybody_read(build.stage)
            swap_in(build.stage, places.site)
            build.cache.sweep()
        finally:
            shutil.rmtree(build.stage, ignore_errors=True)
        build.cache.leave()
        leave(notes)
    return notes


def _about_the_site(build: _Build, addresses: dict[str, list[str]]) -> list[str]:
    """What search engines, the reader's device and the city's writers get; gives what somebody should know of it."""
    project = build.project
    write_sitemap(build.stage, project, addresses)
    (build.stage / ROBOTS).write_text(_robots(project), encoding="utf-8")
    if project.audience is Audience.PUBLIC:
        write_service_worker(build.stage, project.policy.languages[1:], project.addresses)
    if write_editor(project, build.places.root, build.stage):
        return []
    return ["the editor is not in the site (make editor fetches it)"]


def _robots(project: Project) -> str:
    """What search engines may read: all but the editor, or nothing of the steering group's."""
    if project.audience is Audience.STEERING:
        return NO_ROBOTS
    site_map = project.policy.address(project.policy.source_language, SITEMAP)
    return f"User-agent: *\nDisallow: /admin/\nSitemap: {site_map}\n"


def _posters(build: _Build) -> None:
    """The posters of the whole city, beside the page for visitors of the first language."""
    project, first = build.project, build.project.policy.source_language
    below = project.addresses[VISITORS]
    sets = city_posters(project)
    for one in sets:
        path = f"site/{below}/{POSTERS.format(code=one.language)}"
        check_event(one, path, project, one.language, build.problems)
    made_from = [[asdict(one) for one in sets], build.made]
    made = build.cache.get("posters", made_from, lambda into: write_posters(sets, into, build.made))
    for folder in (build.plain(first) / below, build.part(first) / below):
        link_all(sorted(made.iterdir()), folder)


@dataclass(frozen=True)
class _Written:
    """The plain pages of a language by their addresses, and the frame for those of the events."""

    addresses: list[str]
    frame: Frame


def _write(build: _Build, code: str) -> _Written:
    """The pages of one language: as plain files under the build folder, rendered, and read with the wording guard."""
    build.progress(f"{code}: pages", 0, 1)
    part, plain = build.part(code), _cleared(build, code)
    write_pages(build.project, code, plain, build.engine.name, asked_by_scripts())
    _plots(build, code)
    shutil.copytree(build.cache.get("fonts", None, write_webfonts, made_with()), plain / "assets" / "fonts")
    letters = other_letters((plain / f"{build.project.addresses[VISITORS]}.md").read_text(encoding="utf-8"))
    scripts = build.cache.get("script-fonts", letters, partial(write_script_fonts, letters), made_with())
    shutil.copytree(scripts, plain / "assets" / "fonts", dirs_exist_ok=True)
    write_colours(plain)
    if build.project.audience is Audience.PUBLIC:
        write_home_screen(build.project, code, plain)
    rendered = _rendered(build, code)
    shutil.copytree(rendered, part, dirs_exist_ok=True)
    put_events_in(plain, part)
    _followed(build, code)
    pages = [part / path.relative_to(rendered) for path in sorted(rendered.rglob("*.html"))]
    _check(build, code, pages)
    finish_pages(pages)
    write_scripts(part)
    write_stylesheet(part)
    build.progress(f"{code}: pages", 1, 1)
    frame = Frame(part, build.project.addresses[EVENTS])
    found = [page.relative_to(part).as_posix() for page in pages if page.name == _INDEX and page.is_file()]
    return _Written([path.removesuffix(_INDEX) for path in found], frame)


def _cleared(build: _Build, code: str) -> Path:
    """The folder for the plain files of a language, not there yet; the events of the last build are put aside."""
    plain, before = build.plain(code), build.before(code)
    shutil.rmtree(before, ignore_errors=True)
    with suppress(OSError):
        (plain / build.project.addresses[EVENTS]).rename(before)
    shutil.rmtree(plain, ignore_errors=True)
    return plain


def _followed(build: _Build, code: str) -> None:
    """The calendar and the feed of all events, beside the list of them; no engine renders what is another every day."""
    project, day = build.project, build_day(given_epoch(), build.project.policy.zone)
    given = (project, code, day, build.made)
    kept = build.cache.get(f"followed-{code}", followed_from(*given), partial(write_followed, *given))
    for folder in (build.plain(code), build.part(code)):
        shutil.copytree(kept, folder / project.addresses[EVENTS], dirs_exist_ok=True)


def _plots(build: _Build, code: str) -> None:
    """The plots of the monitor's pages; those of the last build where the figures are the same."""
    if found := drawings(build.project, speak(build.project, code)):
        shown = {name: [type(one).__name__, asdict(one)] for name, one in found.items()}
        made = build.cache.get(f"plots-{code}", shown, partial(write_plots, found))
        shutil.copytree(made, build.plain(code) / PLOTS)


def _check(build: _Build, code: str, pages: list[Path]) -> None:
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


def _rendered(build: _Build, code: str) -> Path:
    """The pages of one language as the engine renders them; those of the last build where only events changed."""
    root, plain = build.places.root, build.plain(code)
    config = write_config(build.project, root, build.places.build, code)
    configs = [path.read_text(encoding="utf-8") for path in (*sorted(root.glob("mkdocs*.yml")), config)]
    return build.cache.get(
        f"pages-{code}",
        [build.engine.made_with(), configs, build.made, hash_without_events(plain)],
        lambda into: build.engine.render(config, into, build.made),
    )


def _events(build: _Build, frames: dict[str, Frame], jobs: int, scheduler: str) -> list[str]:
    """The files of the events and their pages, beside the plain pages and in the site; gives what to know of them."""

    below = build.project.addresses[EVENTS]

    def place(code: str, profile: Profile, cached: CachedEvent) -> None:
        before, plain = build.before(code) / profile.slug, build.plain(code) / below / profile.slug
        if cached.is_all_of(os.fspath(before)):
            before.rename(plain)
        else:
            link_all(cached.files, plain)
        asked = (profile.slug, profile.name, event_head(profile, build.project, code))
        page = cached.page(frames[code].around(*asked), partial(frames[code].pour, *asked))
        link_all((*cached.files, page), build.part(code) / below / profile.slug)

    events = Events(build.project, build.cache, place)
    events.run(jobs, scheduler, partial(build.progress, "events"))
    for code in build.project.policy.languages:
        shutil.rmtree(build.before(code), ignore_errors=True)
    for problem in events.wrong:
        build.problems.take(problem)
    return events.notes


def _event_pages(build: _Build, frames: dict[str, Frame]) -> list[str]:
    """The pages of the events alone: their files are made when somebody asks for one."""
    for code, frame in frames.items():
        for profile in build.project.profiles:
            made = build_page(outputs.Event(profile, build.project, code), {})
            for problem in made.wrong:
                build.problems.take(problem)
            folder = build.part(code) / build.project.addresses[EVENTS] / profile.slug
            folder.mkdir(parents=True)
            head = event_head(profile, build.project, code)
            (folder / _INDEX).write_text(frame.pour(profile.slug, profile.name, head, made.body), encoding="utf-8")
    return []
