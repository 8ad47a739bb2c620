"""The engines that render the plain pages, each behind the same small face; only the one that renders is loaded.

    chosen = engine(EngineName.ZENSICAL)        raises NotInstalled
    chosen.render(config, folder, made)         raises EngineError

Each has a room of its own beside this file, with all that is special about it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from toolbox.publish.engine.errors import NotInstalled


class EngineName(StrEnum):
    """The engines that the command line knows; the first is used where none is named."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


@dataclass(frozen=True)
class Engine:
    """An engine, with the packages that it is.

    `render` writes the pages of a configuration into an empty folder, strictly; `made` is the date that they bear. The
    folder stands below that of the configuration.
    """

    name: EngineName
    packages: tuple[str, ...]
    render: Callable[[Path, Path, datetime], None]

    def made_with(self) -> tuple[str, ...]:
        """What tells it from the others and from other versions of itself. Raises NotInstalled."""
        try:
            return (self.name, *(f"{package} {version(package)}" for package in self.packages))
        except PackageNotFoundError as error:
            raise NotInstalled(str(error)) from None


def engine(name: EngineName) -> Engine:
    """The engine of that name, which is on this machine. Raises NotInstalled."""
    found = _ENGINES[name]
    found.made_with()
    return found


def _mkdocs(config: Path, into: Path, made: datetime) -> None:
    from toolbox.publish.engine.mkdocs import render_pages

    render_pages(config, into, made)


def _zensical(config: Path, into: Path, made: datetime) -> None:
    from toolbox.publish.engine.zensical import render_pages

    render_pages(config, into, made)


MKDOCS = Engine(EngineName.MKDOCS, ("mkdocs", "mkdocs-material"), _mkdocs)
_ENGINES = {one.name: one for one in (MKDOCS, Engine(EngineName.ZENSICAL, ("zensical",), _zensical))}
