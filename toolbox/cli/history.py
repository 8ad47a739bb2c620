"""The history of a folder that came without one, as from a ZIP: `serve` makes it, and keeps there what was saved.

The editor asks for a folder with git. Where somebody works with git already, nothing of it is touched.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from toolbox.model.addresses import EVALUATIONS
from toolbox.model.city.policy import Policy
from toolbox.publish.sending.programs import call
from toolbox.report import summed_up

_OURS = "toolbox.desk"
"""The setting by which a history that was made here is known again."""
_WRITTEN = ("policy.yml", "docs", "event_profiles", EVALUATIONS)
"""What people write, and what is kept each time."""
_MOST = 3
"""So many files are named in one message."""


def begin(root: Path, policy: Policy, language: str) -> str:
    """Make a history where there is none; gives in whose name, or nothing. Raises NotSent where git cannot."""
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        return ""
    name = policy.say(policy.contact.name, policy.source_language)
    _git(root, "init", "--quiet", "--initial-branch=main")
    mail = f"site@{urlsplit(policy.site_url).hostname or 'localhost'}"
    for setting, value in (("user.name", name), ("user.email", mail), (_OURS, "true")):
        _git(root, "config", setting, value)
    _git(root, "add", "--all")
    _commit(root, summed_up("history_first", language))
    return name


def keep(root: Path, language: str) -> str:
    """Keep what was written since, where the history is ours; gives what it is called, or nothing."""
    if _git(root, "config", "--local", "--get", _OURS, may_fail=True).strip() != "true":
        return ""
    _git(root, "add", "--all", "--", *(one for one in _WRITTEN if (root / one).exists()))
    changed = _git(root, "diff", "--cached", "--name-status", "--no-renames", "-z").split("\0")
    if len(changed) < 2:
        return ""
    message = _named(list(zip(changed[::2], changed[1::2], strict=False)), language)
    _commit(root, message)
    return message


def _named(changed: list[tuple[str, str]], language: str) -> str:
    """`New: nl/phrases; changed: event_profiles/fuif`"""
    parts = []
    for status, word in (("A", "history_new"), ("M", "history_changed"), ("D", "history_gone")):
        names = [Path(path).with_suffix("").as_posix().removeprefix("docs/") for one, path in changed if one == status]
        if names:
            more = [summed_up("publish_more", language, count=len(names) - _MOST)] if len(names) > _MOST else []
            parts.append(f"{summed_up(word, language)}: {', '.join([*names[:_MOST], *more])}")
    return "; ".join(parts) or summed_up("history_changed", language)


def _commit(root: Path, message: str) -> None:
    _git(root, "-c", "commit.gpgsign=false", "commit", "--quiet", "--no-verify", "-m", message)


def _git(root: Path, *arguments: str, may_fail: bool = False) -> str:
    return call(("git", *arguments), str(root), may_fail=may_fail, folder=root)
