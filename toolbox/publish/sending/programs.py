"""Calling `ssh`, `rsync`, `sftp` and `git`: never through a shell, never asking anything, in English."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolbox.publish.sending.errors import NotSent, from_said

_PACKAGES = {"sftp": "openssh-client", "ssh": "openssh-client"}
"""The Debian package of a program that is not called like it."""
SSH = (
    *("-o", "BatchMode=yes"),
    *("-o", "StrictHostKeyChecking=yes"),
    *("-o", "ConnectTimeout=15"),
    *("-o", "ServerAliveInterval=15"),
)
"""It asks for no password, and takes no key of a server that this machine does not know."""


def call(
    command: Sequence[str],
    where: str,
    given: bytes = b"",
    may_fail: bool = False,
    stops: bool = False,
    folder: Path | None = None,
    more: Mapping[str, str] | None = None,
) -> str:
    """What a program says on standard output. Raises NotSent where it fails, unless it may.

    One that `stops` at what fails says of that last.
    """
    speaking = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **(more or {})}
    environment = {"GIT_SSH_COMMAND": " ".join(("ssh", *SSH))} | os.environ | speaking
    try:
        done = subprocess.run(command, input=given, capture_output=True, env=environment, cwd=folder)
    except FileNotFoundError:
        program = command[0]
        raise NotSent("send-no-program", program=program, package=_PACKAGES.get(program, program)) from None
    if done.returncode and not may_fail:
        raise from_said(done.stderr.decode(errors="replace"), where, stops)
    return done.stdout.decode(errors="replace")


def signed(name: str, mail: str) -> dict[str, str]:
    """Who a commit of git is by, whatever is set on this machine."""
    names = {f"GIT_{role}_NAME": name for role in ("AUTHOR", "COMMITTER")}
    return names | {f"GIT_{role}_EMAIL": mail for role in ("AUTHOR", "COMMITTER")}
