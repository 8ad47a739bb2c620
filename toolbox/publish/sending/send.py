"""The order of a send: whatever stops it, what was there can still be read, and publishing again mends it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from toolbox.model.city.publishing import Publishing
from toolbox.publish.sending.change import Change
from toolbox.publish.sending.errors import NotSent
from toolbox.publish.sending.folder import Folder
from toolbox.publish.sending.git import GitBranch
from toolbox.publish.sending.manifest import NAME, Manifest
from toolbox.publish.sending.rsync import Rsync
from toolbox.publish.sending.sftp import Sftp
from toolbox.publish.sending.target import Target, There


class BrokenOff(NotSent):
    """The send stopped half way. The site of before can be read, with some of the new one perhaps."""


def target_of(publishing: Publishing, project: Path, author: tuple[str, str]) -> Target:
    """The place that the policy names; `project` is the folder that it stands in."""
    if publishing.rsync:
        return Rsync(publishing.rsync)
    if publishing.sftp:
        return Sftp(publishing.sftp)
    if publishing.git:
        return GitBranch(publishing.git, project, author)
    assert publishing.folder is not None
    return Folder((project / Path(publishing.folder).expanduser()).resolve(), publishing.folder)


def send(target: Target, site: Path, new: Manifest, seen: There, change: Change, message: str) -> None:
    """Send a site of which somebody has seen what it changes; `seen` is what was there then.

    First comes a manifest that says what is on its way, then what is new, pages last, then what goes, and at the end
    the manifest of the new site. Raises NotSent where nothing was changed, BrokenOff where something may be.
    """
    if target.look(site, new) != seen:
        raise NotSent("send-meanwhile", where=target.where)
    _leave(target, (seen.manifest or Manifest()).until_sent(new))
    try:
        target.put(site, change.to_send)
        target.remove(change.to_remove)
        _leave(target, new)
        target.finish(message)
    except NotSent as error:
        if target.at_once and error.code != "send-cut-off":
            raise
        raise BrokenOff(error.code, **error.details) from error
    except KeyboardInterrupt as stop:
        raise BrokenOff("send-stopped") from stop


def _leave(target: Target, manifest: Manifest) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / NAME).write_text(manifest.text(), encoding="utf-8")
        target.put(Path(folder), [NAME])
