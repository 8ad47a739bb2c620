"""Doing something within bounds of memory and time, in a process of its own."""

from __future__ import annotations

import math
import multiprocessing
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

SECONDS = 2
"""Of a processor, so that a busy machine makes no difference."""

MEMORY = 300 * 2**20
"""Bytes more than there were at the start."""


class TookTooLong(AssertionError):
    """It took more of a processor than it may."""


class Within:
    """Does pieces of one kind of work in a process of its own, each within the bounds; a broken one is replaced.

    The process is forked at the first piece: whatever is loaded here is loaded there.
    """

    def __init__(self, work: Callable[..., Any]) -> None:
        self._work = work
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __call__(self, *given: Any) -> Any:
        """What the work gives; it fails where it raises, or takes more than `SECONDS` or `MEMORY`.

        What took too long is done once more: where other machines share the processors, their time counts as ours.
        """
        try:
            return self._done(*given)
        except TookTooLong:
            self.end()  # what it has loaded by now would help
            return self._done(*given)

    def _done(self, *given: Any) -> Any:
        if self._pipe is None:
            self._begin()
        assert self._pipe
        try:
            self._pipe.send(given)
            good, result = self._pipe.recv()
        except (EOFError, BrokenPipeError):
            why = self.end()
            if why == -signal.SIGXCPU:
                raise TookTooLong(f"it took more than {SECONDS} s") from None
            raise AssertionError(f"it ended with {why}") from None
        if not good:
            raise result
        return result

    def _begin(self) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("fork").Process(target=_each, args=(self._pipe, theirs, self._work))
        self._process.start()
        theirs.close()

    def end(self) -> int | None:
        """Let the process end; gives its exit status."""
        if self._process is None or self._pipe is None:
            return None
        self._pipe.close()
        self._process.join()
        status = self._process.exitcode
        self._process = self._pipe = None
        return status


def within(work: Callable[..., Any], *given: Any) -> Any:
    """What one piece of work gives, in a process for it alone."""
    one = Within(work)
    try:
        return one(*given)
    finally:
        one.end()


def _each(ours: Connection, answer: Connection, work: Callable[..., Any]) -> None:
    ours.close()
    while True:
        try:
            given = answer.recv()
        except EOFError:
            return
        _bound()
        begin = time.process_time()
        try:
            said = (True, work(*given))
        except BaseException as error:
            said = (False, AssertionError(f"{type(error).__name__}: {error}"))
        taken = time.process_time() - begin
        answer.send(said if taken <= SECONDS else (False, TookTooLong(f"it took {taken:.1f} s")))


def _bound() -> None:
    """From now on no more than this."""
    pages = int(open("/proc/self/statm").read().split()[0])  # noqa: SIM115
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
    until = math.ceil(time.process_time() + SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
