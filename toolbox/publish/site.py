"""Building the whole site: pages, event pages and their files, every language, swapped in at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from toolbox.model.addresses import EVENTS
from toolbox.model.audience import Audience
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.editor import write_editor
from toolbox.publish.engine import render_pages
from toolbox.publish.events import write_events
from toolbox.publish.finish import set_policy, write_service_worker
from toolbox.publish.guard import UnfitText, check_event, check_pages
from toolbox.publish.kept import Kept, hash_of_files
from toolbox.publish.pour import Frame, list_in_sitemap
from toolbox.publish.swap import locked, staging, swap_in
from toolbox.publish.webfonts import write_webfonts
from toolbox.write import outputs
from toolbox.write.language import Language, speak
from toolbox.write.pages import write_pages

ROBOTS, NO_ROBOTS = "robots.txt", "# For the steering group only.\nUser-agent: *\nDisallow: /\n"


@dataclass(frozen=True)
class Places:
    """Where a build reads its frame and where it writes."""

    root: Path
    build: Path
    site: Path


Hear = Callable[[str, int, int], None]
"""Hears which step has done how many of how many."""


@dataclass(frozen=True)
class _Build:
    """One build on its way: what every step needs, and what the steps have to tell."""

    project: Project
    places: Places
    stage: Path
    kept: Kept
    tell: Hear
    problems: Problems

    def part(self, code: str) -> Path:
        """Where a language stands in the site on its way."""
        return self.stage if code == self.project.policy.source_language else self.stage / code

    def plain(self, code: str) -> Path:
        """Where a language stands as plain files."""
        return self.places.build / code


def build_site(
    project: Project, places: Places, jobs: int = 1, tell: Hear = lambda *_: None, files: bool = True
) -> list[str]:
    """Build the site into `places.site`; it changes at the very end, all at once.

    Without `files` there are the pages of the events and not what can be downloaded there. Gives what somebody should
    know of the paper. Raises EngineError, UnfitText and OSError; the site of before is then as it was.
    """
    # MkDocs dates its pages by this; without it the same inputs would give other bytes tomorrow.
    moment = datetime.combine(project.last_reviewed, time(12), UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    if project.audience is Audience.PUBLIC:
        project = project.for_the_public()
    with locked(places.build):
        build = _Build(project, places, staging(places.site), Kept(places.build / "kept"), tell, Problems())
        notes: list[str] = []
        try:
            for code in project.policy.languages:
                _write(build, code)
                if files:
                    notes += _files(build, code, jobs)
                _pour(build, code)
            if build.problems.errors:
                raise UnfitText(build.problems)
            set_policy(sorted(build.stage.rglob("*.html")))
            write_service_worker(build.stage, project.policy.languages[1:])
            if not write_editor(project, places.root, build.stage):
                notes.append("the editor is not in the site (make editor fetches it)")
            if project.audience is Audience.STEERING:
                (build.stage / ROBOTS).write_text(NO_ROBOTS, encoding="utf-8")
            swap_in(build.stage, places.site)
            build.kept.sweep()
        finally:
            shutil.rmtree(build.stage, ignore_errors=True)
    return notes


def _write(build: _Build, code: str) -> None:
    """The pages of one language: as plain files under the build folder, rendered, and read with the wording guard."""
    build.tell(f"{code}: pages", 0, 1)
    part, plain = build.part(code), build.plain(code)
    shutil.rmtree(plain, ignore_errors=True)
    write_pages(build.project, code, plain)
    shutil.copytree(build.kept.get("fonts", None, write_webfonts), plain / "assets" / "fonts")
    rendered = _rendered(build, code)
    shutil.copytree(rendered, part, dirs_exist_ok=True)
    pages = [part / path.relative_to(rendered) for path in sorted(rendered.rglob("*.html"))]
    check_pages(build.stage, part, pages, build.project, code, build.problems)
    build.tell(f"{code}: pages", 1, 1)


def _rendered(build: _Build, code: str) -> Path:
    """The pages of one language as the engine renders them; those of the last build where nothing has changed."""
    root, plain, settings = build.places.root, build.plain(code), _settings(build.project, code)
    own = root / f"mkdocs.{code}.yml"
    config = own if own.is_file() else root / "mkdocs.yml"
    configs = [path.read_text(encoding="utf-8") for path in sorted(root.glob("mkdocs*.yml"))]
    return build.kept.get(
        f"pages-{code}",
        [config.name, configs, settings, hash_of_files(plain, plain.rglob("*"))],
        lambda into: render_pages(config, plain, into, language=code, **settings),
    )


def _settings(project: Project, code: str) -> dict[str, Any]:
    """What stands in for the settings of the configuration file."""
    policy, language = project.policy, speak(project, code)
    return {
        "site_name": policy.say(policy.site_name, code),
        "site_url": policy.address(code),
        "site_description": language.say("page", "home_intro"),
        "copyright": language.say("page", "city_advises", city=policy.city),
        "extra": {
            "alternate": _alternates(project, code),
            "words": language.group("page") | {"internal": language.say("monitor", "banner")},
            "up": "" if code == policy.source_language else "../",
            "steering": project.audience is Audience.STEERING,
        },
    }


def _files(build: _Build, code: str, jobs: int) -> list[str]:
    """What can be downloaded for each event, beside the pages and in the site; gives what to know of the paper."""
    project, folder = build.project, build.plain(code) / EVENTS
    notes = []
    for done, note in enumerate(write_events(project, code, folder, jobs), start=1):
        notes += [note] if note else []
        build.tell(f"{code}: files", done, len(project.profiles))
    for profile in project.profiles:
        shutil.copytree(folder / profile.slug, build.part(code) / EVENTS / profile.slug)
    return sorted(notes)


def _pour(build: _Build, code: str) -> None:
    """The page of each event in the frame of the shell, its words read with the wording guard."""
    project, part = build.project, build.part(code)
    frame, language = Frame(part), speak(project, code)
    for done, profile in enumerate(project.profiles, start=1):
        folder = part / EVENTS / profile.slug
        seen = outputs.Event(profile, project, code).seen
        check_event(seen, folder / "index.html", build.stage, project, code, build.problems)
        frame.pour(profile.slug, profile.name, outputs.page_body(seen, _downloads(folder, language)))
        build.tell(f"{code}: event pages", done, len(project.profiles))
    list_in_sitemap(part, [profile.slug for profile in project.profiles])


def _downloads(folder: Path, language: Language) -> list[dict[str, str]]:
    """The files of an event, each with what it is, its kind and its size as a person reads it."""
    named = [(one.name, one.kind, one.label) for one in outputs.OUTPUTS] + [(outputs.PACKET, "ZIP", "packet")]
    return [
        {"name": name, "label": language.say("files", label), "kind": kind, "size": _size(folder / name, language)}
        for name, kind, label in named
    ]


def _size(path: Path, language: Language) -> str:
    """The size of a file in words; nothing where it is made when somebody asks for it."""
    if not path.is_file():
        return ""
    return f"{language.number(max(round(path.stat().st_size / 1000), 1))} kB"


def _alternates(project: Project, here: str) -> list[dict[str, str]]:
    """The site's languages: the way to each from the root of this one, and its full address."""
    policy = project.policy
    up = "" if here == policy.source_language else "../"
    return [
        {
            "lang": code,
            "name": speak(project, code).say("language", "name"),
            "switch": speak(project, code).say("language", "switch"),
            "link": up + ("" if code == policy.source_language else f"{code}/"),
            "root": policy.address(code),
        }
        for code in policy.languages
    ]
