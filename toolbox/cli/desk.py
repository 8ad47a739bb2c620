"""The button of `serve`'s editor that publishes: the same as `publish`, asked and told in the browser."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

import typer

from toolbox.cli.common import ROOT, Said, notify, today
from toolbox.cli.history import begin, keep
from toolbox.cli.publisher import Found, Publisher, problem_of, publisher, shown
from toolbox.cli.reading import PUBLISHING, looked_at
from toolbox.model.problem import Problems
from toolbox.phrases import phrases
from toolbox.publish.engine.rendering import EngineName
from toolbox.publish.preview.desk import Told
from toolbox.publish.sending.errors import NotSent
from toolbox.publish.sending.send import BrokenOff
from toolbox.read import Inputs
from toolbox.read.policy import read_policy
from toolbox.report import line, seen, summed_up


class Publish:
    """What `publish` does, in two steps with a person between them; one at a time."""

    def __init__(self, inputs: Inputs, site: Path, build: Path, language: str, rendered_by: EngineName) -> None:
        self._inputs, self._site, self._build, self._language = inputs, site, build, language
        self._rendered_by = rendered_by
        self._lock = Lock()
        self._waiting: tuple[str, Publisher, Found] | None = None

    @property
    def words(self) -> Mapping[str, str]:
        """What stands on the button and in its window, and above what is wrong with what was saved."""
        words: dict[str, str] = phrases(f"problems.{self._language}")["report"]["desk"]
        return words

    def look(self) -> Told:
        """Build, and tell what would change."""
        with self._lock:
            self._waiting = None
            return self._told(self._looked)

    def send(self, token: str) -> Told:
        """Send what was told under this token."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
            if waiting is None or not secrets.compare_digest(waiting[0].encode(), token.encode()):
                return _lines([summed_up("publish_look_again", self._language)])
            return self._told(lambda: self._sent(*waiting[1:]))

    def _looked(self) -> Told:
        policy, _ = read_policy(self._inputs.policy, problems := Problems())
        if policy is None:
            return _lines([line(one, self._language) for one in problems.errors])
        ours = publisher(self._inputs, self._site, self._build, policy)
        ours.reach()
        if wrong := self._built():
            return _lines(wrong)
        found = ours.look()
        token = "" if found.change.nothing else secrets.token_hex(16)
        self._waiting = (token, ours, found) if token else None
        parts = [(part.heading, part.items) for part in shown(ours, found, self._language)]
        if doubtful := self._doubtful():
            parts.insert(0, (summed_up("publish_doubtful", self._language), tuple(doubtful)))
        return Told(tuple((seen(heading), tuple(map(seen, items))) for heading, items in parts), token)

    def _doubtful(self) -> list[str]:
        """What is no mistake, and is better looked at before everybody reads it."""
        _, told = looked_at(self._inputs, today(self._inputs.local().zone), notes=PUBLISHING)
        return [line(one, self._language) for one in told]

    def _built(self) -> list[str]:
        """Build as the command does, in a process of its own; gives what is wrong, or nothing."""
        places = {"--profiles": self._inputs.profiles, "--docs": self._inputs.docs, "--policy": self._inputs.policy}
        places |= {"--site-dir": self._site, "--build-dir": self._build}
        options = [str(one) for pair in places.items() for one in pair]
        options += ["--engine", self._rendered_by, "--lang", self._language]
        command = [sys.executable, str(ROOT / "build.py"), "build", *options]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
        return done.stderr.splitlines() if done.returncode else []

    def _sent(self, ours: Publisher, found: Found) -> Told:
        ours.send(found, self._language)
        return _lines([summed_up("publish_sent", self._language, address=ours.policy.site_url)])

    def _told(self, do: Callable[[], Told]) -> Told:
        try:
            return do()
        except NotSent as error:
            said = "publish_broken_off" if isinstance(error, BrokenOff) else "publish_kept"
            why = line(problem_of(error, self._inputs.policy), self._language)
            return _lines([why, summed_up(said, self._language)])


def keeper(inputs: Inputs, language: Said) -> Callable[[], None]:
    """What keeps a history of the folder where the editor's files are, after each good build.

    Where there is none it is made now, as the editor asks for one. Of files elsewhere none is kept.
    """
    root = inputs.policy.absolute().parent
    if root != ROOT:
        return lambda: None

    def told(what: str, do: Callable[[], str]) -> None:
        try:
            if said := do():
                notify(what, what=said)
        except NotSent as error:
            typer.echo(line(problem_of(error, inputs.policy), language), err=True)

    policy, _ = read_policy(inputs.policy, Problems())
    if policy:
        told("history_made", lambda: begin(root, policy, language))
    return lambda: told("history_kept", lambda: keep(root, language))


def _lines(lines: list[str]) -> Told:
    return Told(tuple((seen(one), ()) for one in lines))
