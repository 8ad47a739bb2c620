"""A Dask cluster: whether somebody works there, with the same project as here."""

from __future__ import annotations

import asyncio
import logging
import pkgutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from toolbox import __version__
from toolbox.hashing import PACKAGE, hash_of_files
from toolbox.model.problem import shortened
from toolbox.publish import patience
from toolbox.publish.patience import NoWorkers

T = TypeVar("T")
_UNFIT = (OSError, ValueError, TypeError, RuntimeError, ImportError)
"""What is raised where an address cannot be followed: an unknown scheme, nobody there, another protocol."""


def about() -> str:
    """What a worker makes things with: this package, and its Python."""
    return f"{__version__} ({hash_of_files(PACKAGE)[:8]}, Python {sys.version_info.major}.{sys.version_info.minor})"


class _OnCluster(Executor):
    """The cluster's own executor, which waits for ever where the last worker is gone."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._executor = client.get_executor(pure=False, retries=patience.RETRIES)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def check(self) -> None:
        """Raises NoWorkers where nobody is left."""
        if not self._client.scheduler_info()["workers"]:
            _wait_for_workers(self._client, self._address)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor of the cluster at an address. Raises NoWorkers where it cannot do the work."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise NoWorkers("no_distributed") from None
    # What it has to say on its own account is told by us, on one line.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        # A client that finds nobody is not to be closed in less than ten seconds.
        # In a thread of its own, because whoever calls may be within a loop already.
        with ThreadPoolExecutor(1) as beside:
            beside.submit(asyncio.run, _reach(address)).result()
        client = Client(address, timeout="5s", set_as_default=False)  # type: ignore[no-untyped-call]
    except _UNFIT as error:
        raise NoWorkers("no_scheduler", address=address, why=shortened(error)) from None
    with client:
        _wait_for_workers(client, address)
        _check_project(client)
        try:
            yield _OnCluster(client, address)
        except KilledWorker as error:
            raise BrokenExecutor(str(error)) from error


async def _reach(address: str) -> None:
    from distributed.comm.core import connect

    comm = await connect(address, timeout=5)  # type: ignore[no-untyped-call]
    await comm.close()


def _wait_for_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=patience.PATIENCE)
    except TimeoutError:
        raise NoWorkers("no_cluster_workers", address=address, seconds=str(patience.PATIENCE)) from None


def _check_project(client: Any) -> None:
    """Ask each worker for its project: of another one, parts of the site would be of before."""
    try:
        versions = client.run(pkgutil.resolve_name, "toolbox:__version__")
    except (ImportError, AttributeError) as error:
        raise NoWorkers("no_project_there", why=shortened(error)) from None
    try:
        found = client.run(about)
    except (ImportError, AttributeError, TypeError):
        found = versions
    for worker, theirs in found.items():
        if theirs != about():
            raise NoWorkers("other_project_there", worker=worker, theirs=str(theirs)[:60], ours=about())
