"""What the editor offers: a collection for each kind of file that people write, and a few decisions of the policy.

The formats are the editor's own (`editor/formats.js`): a file that is saved keeps what nobody touched as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from toolbox.model.addresses import (
    EVALUATIONS,
    GOALS,
    INITIATIVES,
    MONITOR,
    SIGNALS,
)
from toolbox.model.base import Model
from toolbox.model.city.policy import Policy
from toolbox.model.evaluation import Evaluation
from toolbox.model.event.profile import Profile
from toolbox.model.fields import SLUG
from toolbox.model.monitor import Goal, Initiative, Signal
from toolbox.model.pages.kinds import KINDS
from toolbox.model.project import Project
from toolbox.publish.editor.fields import Words, fields

_MONITOR: tuple[tuple[str, type[Model], str, str], ...] = (
    (SIGNALS, Signal, "seen", "{{date}}-{{title}}"),
    (INITIATIVES, Initiative, "about", "{{title}}"),
    (GOALS, Goal, "about", "{{title}}"),
)
"""Each kind of page of the monitor: the name of its address and phrase, its model, its text, and its file's name."""
POLICY = "policy"
"""The collection of the policy, and its one file."""
DECISIONS = ("stage", "spotlight", "help")
"""What of the policy has a form. Saving it leaves all else in the file as it stands."""

_TEXT = {"widget": "markdown", "modes": ["rich_text", "raw"], "editor_components": ["code-block"]}
"""The text of a page, without a button for pictures: what it would put beside the pages is refused."""


def config(project: Project) -> dict[str, Any]:
    """The editor's settings: where things stand, what they are called, and the fields of each."""
    policy = project.policy
    code = policy.source_language
    phrases = project.phrases[code]
    roles = {name: policy.say(role, code) for name, role in policy.roles.items()}
    groups = {name: policy.say(group, code) for name, group in policy.groups.items()}
    spoken = {code: project.phrases[code]["language"]["name"] for code in policy.spoken}
    sound = {one: phrases["form"]["sound"][str(one)] for one in policy.sound_levels.classes}
    decided: dict[str, Mapping[Any, str]] = {"role": roles, "group": groups, "visitor_languages": spoken}
    decided["sound_level"] = sound
    assumed = {"sound_level": policy.sound_levels.assumed}
    words = Words(phrases, policy.languages, decided, policy.only_spoken, assumed)
    said = phrases["editor"]
    return {
        "load_config_file": False,
        "backend": _backend(project),
        "only_here": "" if policy.editor else said["only_here"],
        "media_folder": f"docs/{code}/assets",
        "public_folder": "/assets",
        "app_title": policy.say(policy.site_name, code),
        "site_url": policy.site_url,
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True},
        "collections": [
            *_events(words, said, project),
            *_pages(words, said, project),
            *_monitor(words, said, project),
            _policy(replace(words, languages=(*policy.languages, *policy.only_spoken)), said),
        ],
    }


def _backend(project: Project) -> dict[str, str]:
    """Where the city keeps its files. Without a host the editor works on this machine's own folder, under any name."""
    kept = project.policy.editor
    if kept:
        return {"name": str(kept.host), "repo": kept.repo, "branch": kept.branch}
    return {"name": "github", "repo": "local/folder", "branch": "main"}


def _internal(project: Project) -> str | None:
    """The policy's folder for what is internal, among these files; None where it stands elsewhere, out of reach."""
    policy = project.policy
    beside = f"docs/{policy.source_language}/{project.addresses[MONITOR]}"
    named = PurePosixPath(policy.monitor_folder or beside)
    return None if named.is_absolute() or ".." in named.parts else named.as_posix()


def _events(words: Words, said: dict[str, Any], project: Project) -> list[dict[str, Any]]:
    internal = _internal(project)
    evaluations = (
        f"{internal}/{EVALUATIONS}" if internal and project.policy.monitor_folder else internal and EVALUATIONS
    )
    found: tuple[tuple[str | None, str, type[Model]], ...] = (
        ("event_profiles", "events", Profile),
        (evaluations, "evaluations", Evaluation),
    )
    return [
        {
            "name": name,
            "label": said["collections"][name],
            "folder": folder,
            "extension": "yml",
            "format": "kept-yaml",
            "identifier_field": "name",
            "slug": _slug(said, "{{name}}"),
            "fields": fields(model, words, left_out=("slug",)),
        }
        for folder, name, model in found
        if folder
    ]


def _policy(words: Words, said: dict[str, Any]) -> dict[str, Any]:
    """A few decisions of the policy; what it says to visitors is in each of their languages."""
    left_out = set(Policy.model_fields) - set(DECISIONS)
    hints = said["policy_hints"]
    decided = [{**field, "hint": hints[field["name"]]} for field in fields(Policy, words, left_out)]
    decided.sort(key=lambda field: DECISIONS.index(field["name"]))
    look = {"file": "policy.yml", "label": "policy.yml", "format": "kept-keys"}
    return {
        "name": POLICY,
        "label": said["collections"][POLICY],
        "files": [{"name": POLICY, **look, "fields": decided}],
    }


def _monitor(words: Words, said: dict[str, Any], project: Project) -> list[dict[str, Any]]:
    """The monitor's pages, in the source language alone."""
    found = []
    internal = _internal(project)
    if internal is None:
        return []
    for name, model, text, template in _MONITOR:
        body = {"name": "body", "label": said["fields"]["body"], **_TEXT}
        found.append(
            {
                "name": name,
                "label": said["collections"][name],
                "folder": f"{internal}/{project.addresses[name]}",
                "format": "kept-page",
                "slug": _slug(said, template),
                "fields": [*fields(model, words, left_out=("id", text)), body],
            }
        )
    return found


def _slug(said: dict[str, Any], template: str | None) -> dict[str, Any]:
    """How a new file gets its name: made from a field, or typed where it must be that of the page in another language.

    It cannot be changed later: addresses, translations and the links of other pages hang on it.
    """
    look = {"editable": ["create"], "pattern": [f"^{SLUG.pattern}$", said["slug"]]}
    if template is None:
        return {**look, "hint": said["same_slug"]}
    return {"template": template, **look, "hint": said["slug"]}


def _pages(words: Words, said: dict[str, Any], project: Project) -> list[dict[str, Any]]:
    found = []
    source, *others = words.languages
    for kind in KINDS:
        name, head, translated = kind.name, kind.head, kind.translated
        for code in (source, *others, *(words.spoken if kind.for_visitors else ())):
            label = said["collections"][name]
            slug = _slug(said, "{{title}}") if code == source else _slug(said, None)
            body = {"name": "body", "label": said["fields"]["body"], **_TEXT, "required": code == source}
            body |= {"hint": said["hints"]["body"]}
            found.append(
                {
                    "name": name if code == source else f"{name}-{code}",
                    "label": label if code == source else f"{label} ({code})",
                    "folder": f"docs/{code}/{project.addresses[kind.name]}",
                    "format": "kept-page",
                    "slug": slug,
                    "fields": [*fields(head if code == source else translated, words), body],
                }
            )
    return found
