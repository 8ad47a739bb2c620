"""Building the whole site: pages, event pages and their files, every language, swapped in at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from multiprocessing import get_context
from pathlib import Path

from toolbox.model.addresses import EVENTS
from toolbox.model.problem import Problems
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.publish.editor import write_editor
from toolbox.publish.engine import render_pages
from toolbox.publish.finish import set_policy, write_service_worker
from toolbox.publish.guard import UnfitText, check_event, check_pages
from toolbox.publish.pour import Frame, list_in_sitemap
from toolbox.publish.swap import locked, staging, swap_in
from toolbox.publish.webfonts import write_webfonts
from toolbox.write import outputs
from toolbox.write.language import Language, speak
from toolbox.write.pages import write_pages

WORTH_A_POOL = 60
"""Documents from which more processes pay off: starting one takes about as long as setting this many."""


@dataclass(frozen=True)
class Places:
    """Where a build reads its frame and where it writes."""

    root: Path
    build: Path
    site: Path


def build_site(
    project: Project, places: Places, jobs: int = 1, tell: Callable[[str, int, int], None] = lambda *_: None
) -> list[str]:
    """Build the site into `places.site`; it changes at the very end, all at once.

    `tell` hears which step has done how many of how many. Gives what somebody should know of the paper. Raises
    EngineError, UnfitText and OSError; the site of before is then as it was.
    """
    # MkDocs dates its pages by this; without it the same inputs would give other bytes tomorrow.
    moment = datetime.combine(project.last_reviewed, time(12), UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    with locked(places.build):
        stage = staging(places.site)
        problems = Problems()
        notes: list[str] = []
        try:
            for code in project.policy.languages:
                notes += _write(project, code, places, jobs, tell)
                _publish(project, code, places, stage, tell, problems)
            if problems.errors:
                raise UnfitText(problems)
            set_policy(sorted(stage.rglob("*.html")))
            write_service_worker(stage, project.policy.languages[1:])
            if not write_editor(project, places.root, stage):
                notes.append("the editor is not in the site (make editor fetches it)")
            swap_in(stage, places.site)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return notes


def _write(project: Project, code: str, places: Places, jobs: int, tell: Callable[[str, int, int], None]) -> list[str]:
    """Everything of one language as plain files under the build folder; gives what to know of the paper."""
    folder = places.build / code
    shutil.rmtree(folder, ignore_errors=True)
    write_pages(project, code, folder)
    write_webfonts(folder / "assets" / "fonts", places.build / "fonts")
    notes = []
    for done, note in enumerate(_each_event(project, code, folder / EVENTS, jobs), start=1):
        notes += [note] if note else []
        tell(f"{code}: files", done, len(project.profiles))
    return sorted(notes)


def _each_event(project: Project, code: str, folder: Path, jobs: int) -> Iterator[str]:
    if jobs > 1 and len(project.profiles) >= WORTH_A_POOL:
        with get_context("spawn").Pool(jobs, _take, (project, code, folder)) as pool:
            yield from pool.imap_unordered(_write_event_of, project.profiles, chunksize=8)
        return
    for profile in project.profiles:
        yield write_event(profile, project, code, folder)


_work: tuple[Project, str, Path]


def _take(project: Project, code: str, folder: Path) -> None:
    """What a worker process keeps for all its events."""
    global _work
    _work = (project, code, folder)


def _write_event_of(profile: Profile) -> str:
    return write_event(profile, *_work)


def write_event(profile: Profile, project: Project, code: str, folder: Path) -> str:
    """The files of one event in one language; gives what somebody should know of them, or nothing."""
    place = folder / profile.slug
    place.mkdir(parents=True, exist_ok=True)
    event = outputs.Event(profile, project, code)
    made = dict(outputs.files(event))
    for name, content in made.items():
        (place / name).write_bytes(content)
    more = outputs.too_long(event, made["briefings.pdf"])
    return f"{code}/{EVENTS}/{profile.slug}/briefings.pdf: {more} more than one page a role" if more else ""


def _publish(
    project: Project,
    code: str,
    places: Places,
    stage: Path,
    tell: Callable[[str, int, int], None],
    problems: Problems,
) -> None:
    """Render one language into its part of the stage, pour its events, and read all of it with the wording guard."""
    policy = project.policy
    part = stage if code == policy.source_language else stage / code
    own = places.root / f"mkdocs.{code}.yml"
    tell(f"{code}: pages", 0, 1)
    render_pages(
        own if own.is_file() else places.root / "mkdocs.yml",
        places.build / code,
        part,
        language=code,
        site_name=policy.say(policy.site_name, code),
        site_url=policy.address(code),
        site_description=speak(project, code).say("page", "home_intro"),
        copyright=speak(project, code).say("page", "city_advises", city=policy.city),
        extra={
            "alternate": _alternates(project, code),
            "words": speak(project, code).group("page"),
            "up": "" if code == policy.source_language else "../",
        },
    )
    frame = Frame(part)
    others = {stage / other for other in policy.languages} - {part, *part.parents}
    pages = [page for page in sorted(part.rglob("*.html")) if not others & set(page.parents)]
    check_pages(stage, part, pages, project, code, problems)
    for done, profile in enumerate(project.profiles, start=1):
        seen = outputs.Event(profile, project, code).seen
        check_event(seen, part / EVENTS / profile.slug / "index.html", stage, project, code, problems)
        downloads = _downloads(places.build / code / EVENTS / profile.slug, speak(project, code))
        frame.pour(profile.slug, profile.name, outputs.page_body(seen, downloads))
        tell(f"{code}: event pages", done, len(project.profiles))
    list_in_sitemap(part, [profile.slug for profile in project.profiles])


def _downloads(folder: Path, language: Language) -> list[dict[str, str]]:
    """The files of an event, each with what it is, its kind and its size as a person reads it."""
    named = [(one.name, one.kind, one.label) for one in outputs.OUTPUTS] + [(outputs.PACKET, "ZIP", "packet")]
    return [
        {"name": name, "label": language.say("files", label), "kind": kind, "size": _size(folder / name, language)}
        for name, kind, label in named
    ]


def _size(path: Path, language: Language) -> str:
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
