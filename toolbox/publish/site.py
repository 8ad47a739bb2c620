"""Building the whole site: pages, event pages and their files, every language, swapped in at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from toolbox.model.addresses import EVENTS, VISITORS
from toolbox.model.audience import Audience
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.cache import Cache, CachedEvent, link_all
from toolbox.publish.editor.page import write_editor
from toolbox.publish.engine.rendering import MKDOCS, Engine
from toolbox.publish.event_build import build_page
from toolbox.publish.event_frame import Frame
from toolbox.publish.events import Events
from toolbox.publish.guard import UnfitText, check_event
from toolbox.publish.offline import write_service_worker
from toolbox.publish.plain_pages import write_plain_pages
from toolbox.publish.room import told_where_full
from toolbox.publish.sitemap import SITEMAP, write_sitemap
from toolbox.publish.swap import let_everybody_read, locked, staging, swap_in
from toolbox.publish.under_way import Places, Progress, UnderWay
from toolbox.write import outputs
from toolbox.write.pages.event_head import event_head
from toolbox.write.pages.visitors import city_posters, write_posters
from toolbox.write.words.posters import POSTERS

_INDEX = "index.html"
ROBOTS, NO_ROBOTS = "robots.txt", "# For the steering group only.\nUser-agent: *\nDisallow: /\n"


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
        build = UnderWay(project, places, staging(places.site), cache, progress, Problems(), rendered_by)
        try:
            written = {code: write_plain_pages(build, code) for code in project.policy.languages}
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


def _about_the_site(build: UnderWay, addresses: dict[str, list[str]]) -> list[str]:
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


def _posters(build: UnderWay) -> None:
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


def _events(build: UnderWay, frames: dict[str, Frame], jobs: int, scheduler: str) -> list[str]:
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


def _event_pages(build: UnderWay, frames: dict[str, Frame]) -> list[str]:
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
