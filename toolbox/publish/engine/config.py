"""The configuration that an engine renders the plain pages with, written beside them.

`mkdocs build -f build/mkdocs.nl.yml` renders them as they are here. Zensical reads the same, with what `zensical.py`
adds so that it keeps the links of our own HTML as they are.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from toolbox.model.addresses import EVENTS, HELP, MONITOR, MY_EVENT, Addresses
from toolbox.model.audience import Audience
from toolbox.model.pages.kinds import LISTED
from toolbox.model.project import Project
from toolbox.publish.engine.scripts import page_scripts
from toolbox.write.files.follow import CALENDAR, FEED
from toolbox.write.pages.description import shortened
from toolbox.write.pages.site_pages import DATA_MARK, SHELL
from toolbox.write.words.language import Language, speak

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The quick one, where the library was built with it."""


def _menu(addresses: Addresses) -> tuple[str, ...]:
    lists = (f"{addresses[name]}/index.md" for name in (EVENTS, *LISTED, MONITOR))
    return ("index.md", f"{addresses[MY_EVENT]}.md", *lists, f"{addresses[HELP]}.md")


def write_config(project: Project, root: Path, build: Path, code: str) -> Path:
    """Write the configuration of one language, which takes from that of the project what a city does not decide."""
    own = root / f"mkdocs.{code}.yml"
    inherited = own if own.is_file() else root / "mkdocs.yml"
    settings = {
        "INHERIT": os.path.relpath(inherited, build),
        "docs_dir": code,
        "site_dir": os.path.join("rendered", code),
        "theme": {
            "language": code,
            "custom_dir": os.path.relpath(root / "toolbox" / "publish" / "engine" / "theme", build),
            "palette": _palette(speak(project, code)),
        },
        # Lists of which nothing is published are not in the menu.
        "nav": [page for page in _menu(project.addresses) if (build / code / page).is_file()],
        **_decided(project, code),
    }
    path = build / f"mkdocs.{code}.yml"
    path.write_text(yaml.dump(settings, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


_SCHEMES = (("light", "default", "night", "dark"), ("dark", "slate", "sunny", "light"))
"""What each is called in the phrases and in the theme, its sign, and what the switch leads to."""


def _palette(language: Language) -> list[dict[str, Any]]:
    """Light and dark colours as the system has them, with a switch that says what it leads to."""
    own = {"primary": "custom", "accent": "custom"}
    return [
        {"media": f"(prefers-color-scheme: {here})", "scheme": scheme}
        | own
        | {"toggle": {"icon": f"material/weather-{sign}", "name": language.say("colours", there)}}
        for here, scheme, sign, there in _SCHEMES
    ]


def _decided(project: Project, code: str) -> dict[str, Any]:
    policy, language = project.policy, speak(project, code)
    return {
        "site_name": policy.say(policy.site_name, code),
        "site_url": policy.address(code),
        "site_description": shortened(language.say("page", "home_intro")),
        "copyright": language.say("page", "city_advises", city=policy.city),
        "extra": {
            "alternate": _alternates(project, code),
            "words": _words(language),
            "short_name": language.say("page", "short_name", city=policy.city),
            "colours": {scheme: language.say("colours", here) for here, scheme, _, _ in _SCHEMES},
            "licences": language.say("licences", "title"),
            "addresses": dict(project.addresses),
            "shell": SHELL,
            "page_scripts": page_scripts(project.addresses),
            "followed": {"calendar": CALENDAR, "feed": FEED},
            "event_data": DATA_MARK,
            "not_found": _not_found(project, code),
            "locale": str(language.locale),
            "up": "" if code == policy.source_language else "../",
            "steering": project.audience is Audience.STEERING,
        },
    }


def _not_found(project: Project, here: str) -> list[dict[str, Any]]:
    """What the page for addresses that are not there says in the other languages: a server has one page for all."""
    if here != project.policy.source_language:
        return []
    others = project.policy.languages[1:]
    return [{"lang": code, "part": f"{code}/", "words": speak(project, code).group("page")} for code in others]


def _words(language: Language) -> dict[str, Any]:
    """What the frame of a page says."""
    monitor = {"internal": language.say("monitor", "banner"), "internal_short": language.say("monitor", "banner_short")}
    return dict(language.group("page")) | monitor


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
