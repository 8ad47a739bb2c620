"""Where the work is done: here, in processes of this machine, or on a Dask cluster (`cluster.py`).

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

from toolbox.publish import patience
from toolbox.publish.heap import share_heap

T = TypeVar("T")


class _Here(Executor):
    """Does everything at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class _Pool(Executor):
    """So many processes. Where one is stopped from outside, the others end too, and there is a new pool."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._lost = 0
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=_begin)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Raises BrokenExecutor where too many were lost."""
        try:
            return self._pool.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self._lost += 1
            if self._lost > patience.RETRIES:
                raise
            self._pool.shutdown(cancel_futures=True)
            self._pool = self._new()
            return self.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def workers(jobs: int, scheduler: str = "") -> Iterator[Executor]:
    """An executor: of a cluster where an address is given, else of so many processes. Raises NoWorkers."""
    if scheduler:
        from toolbox.publish.cluster import cluster

        with cluster(scheduler) as executor:
            yield executor
    elif jobs > 1:
        pool = _Pool(jobs)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)
    else:
        yield _Here()


def _begin() -> None:
    share_heap()
    _end_with_parent()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""

    def watch() -> None:
        parent = parent_process()
        assert parent is not None
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def in_any_order(
    executor: Executor, work: Callable[..., T], tasks: Iterable[tuple[Any, ...]], ahead: int
) -> Iterator[T]:
    """The results of tasks as they come; no more than `ahead` are on their way, so that memory stays flat.

    A task whose worker was lost is done again. Raises BrokenExecutor where too many were, and NoWorkers where nobody
    is left.
    """
    waiting: dict[Future[T], tuple[Any, ...]] = {}

    def some() -> Iterator[T]:
        done, _ = wait(waiting, timeout=patience.PATIENCE, return_when=FIRST_COMPLETED)
        if not done:
            getattr(executor, "check", lambda: None)()
        for one in done:
            task = waiting.pop(one)
            if isinstance(one.exception(), BrokenExecutor):
                waiting[executor.submit(work, *task)] = task
            else:
                yield one.result()

    for task in tasks:
        waiting[executor.submit(work, *task)] = task
        if len(waiting) >= ahead:
            yield from some()
    while waiting:
        yield from some()
