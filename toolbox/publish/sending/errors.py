"""Why a site could not be sent: what a disk or another program says, as one problem with its remedy."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from toolbox.model.problem import shortened

_OF_SYSTEM = {
    errno.ENOSPC: "send-full",
    errno.EDQUOT: "send-full",
    errno.EACCES: "send-no-right",
    errno.EPERM: "send-no-right",
    errno.EROFS: "send-no-right",
    errno.ENOENT: "send-no-folder",
    errno.ENOTDIR: "send-no-folder",
}
_SAID = {
    "remote host identification has changed": "send-key-changed",
    "host key verification failed": "send-key-unknown",
    "permission denied (publickey": "send-refused",
    "permission denied (password": "send-refused",
    "permission denied (keyboard": "send-refused",
    "permission denied (gssapi": "send-refused",
    "too many authentication failures": "send-refused",
    "authentication failed": "send-refused",
    "could not read username": "send-refused",
    "could not read password": "send-refused",
    "error: 403": "send-refused",
    "[rejected]": "send-meanwhile",
    "[remote rejected]": "send-not-accepted",
    "could not resolve": "send-no-network",
    "connection refused": "send-no-network",
    "timed out": "send-no-network",
    "no route to host": "send-no-network",
    "network is unreachable": "send-no-network",
    "could not connect": "send-no-network",
    "failed to connect": "send-no-network",
    "no space left": "send-full",
    "quota exceeded": "send-full",
    'write remote "': "send-full",  # sftp says of a full disk only that it failed
    "permission denied": "send-no-right",
    "read-only file system": "send-no-right",
    "operation not permitted": "send-no-right",
    "rsync: command not found": "send-no-rsync",
    "rsync: not found": "send-no-rsync",
    "does not appear to be a git repository": "send-no-repository",
    "repository not found": "send-no-repository",
    "no such file": "send-no-folder",
    "not a directory": "send-no-folder",
}
"""What programs say, in small letters, and which problem it is; of two in one line the first counts."""
_CUT_OFF = ("connection reset", "broken pipe", "connection lost", "connection closed", "unexpectedly closed", "hung up")


class NotSent(Exception):
    """The site could not be sent: `code` names the problem, `details` fill its gaps."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def from_said(said: str, where: str, stops: bool = False) -> NotSent:
    """What a program said on standard error, as a problem.

    The last line that tells why counts, but that a server's key is another one is told before all else. A program that
    `stops` at what fails says of it last; what it says before is of steps that may fail.
    """
    told = [" ".join(line.split()) for line in said.splitlines() if line.strip()]
    lines = [line for line in told if not line.startswith("rsync error: ")] or told
    if stops and lines and not _is_cut(lines[-1]):
        lines = lines[-1:]
    changed = [line for line in lines if _code_of(line) == "send-key-changed"]
    for line in (*changed, *reversed(lines)):
        if code := _code_of(line):
            return NotSent(code, where=where, why=_short(": ".join((line, *_of_host(told)))))
    cut = [line for line in lines if _is_cut(line)]
    return NotSent("send-cut-off" if cut else "send-failed", where=where, why=_short((cut or lines or ["?"])[-1]))


def _of_host(lines: list[str]) -> list[str]:
    """What a git host itself says of a refusal: the last lines that come from there."""
    said = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    return [one for one in said if one][-2:]


def _code_of(line: str) -> str | None:
    return next((code for part, code in _SAID.items() if part in line.lower()), None)


def _is_cut(line: str) -> bool:
    return any(part in line.lower() for part in _CUT_OFF)


def _short(text: str) -> str:
    return shortened(Exception(text.strip("@ ")))


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the disk refuses into NotSent."""
    try:
        yield
    except OSError as error:
        code = _OF_SYSTEM.get(error.errno or 0, "send-failed")
        why = (error.strerror or shortened(error)).lower()
        named = f"{error.filename}: {why}" if error.filename else why
        raise NotSent(code, where=where, why=named) from error
