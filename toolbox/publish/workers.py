"""Where the work is done: here, in processes of this machine, or on the machines of a Dask cluster.

All three are a plain executor of `concurrent.futures`, so what is done is the same.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

T = TypeVar("T")
RETRIES = 3
"""How often a cluster does a task again whose worker was lost."""


class NoWorkers(Exception):
    """The work cannot be done there. `code` names the phrase that says why, `details` fills its gaps."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class _Here(Executor):
    """Does everything at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def workers(jobs: int, scheduler: str = "") -> Iterator[Executor]:
    """An executor: of a cluster where an address is given, else of so many processes. Raises NoWorkers."""
    if scheduler:
        with _cluster(scheduler) as executor:
            yield executor
    elif jobs > 1:
        pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)
    else:
        yield _Here()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""

    def watch() -> None:
        parent = parent_process()
        assert parent is not None
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise NoWorkers("no_distributed") from None
    try:
        client = Client(address, timeout="5s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise NoWorkers("no_scheduler", address=address, why=str(error)) from None
    with client:
        try:
            yield client.get_executor(pure=False, retries=RETRIES)  # type: ignore[no-untyped-call]
        except KilledWorker as error:
            raise BrokenExecutor(str(error)) from error


def in_any_order(
    executor: Executor, work: Callable[..., T], tasks: Iterable[tuple[Any, ...]], ahead: int
) -> Iterator[T]:
    """The results of tasks as they come; no more than `ahead` are on their way, so that memory stays flat."""
    waiting: set[Future[T]] = set()
    for task in tasks:
        waiting.add(executor.submit(work, *task))
        if len(waiting) >= ahead:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (one.result() for one in done)
