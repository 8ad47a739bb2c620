"""Doing something within bounds of memory and time, in a process of its own."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

SECONDS = 2
"""Of a processor, so that a busy machine makes no difference."""

MEMORY = 300 * 2**20
"""Bytes more than there were at the start."""


def within(work: Callable[..., Any], *given: Any) -> Any:
    """What some work gives; it fails where it raises, or takes more than `SECONDS` or `MEMORY`.

    The process is forked: whatever is loaded here is loaded there.
    """
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_work, args=(theirs, work, given))
    process.start()
    theirs.close()
    try:
        good, result = ours.recv()
    except EOFError:
        process.join()
        raise AssertionError(f"it took too long, or ended with {process.exitcode}") from None
    process.join()
    if not good:
        raise AssertionError(result)
    return result


def _work(answer: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    pages = int(open("/proc/self/statm").read().split()[0])  # noqa: SIM115
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        answer.send((True, work(*given)))
    except BaseException as error:
        answer.send((False, f"{type(error).__name__}: {error}"))
