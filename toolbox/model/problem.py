"""What is wrong with an input, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1


class Level(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """Nothing is built."""
    WARNING = "warning"
    """Shown; stops a strict build."""
    NOTE = "note"
    """Shown by `check`; stops nothing."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend, as data.

    `code` names an entry in the catalogue of messages (`toolbox/phrases/problems.en.yml`), `details` fills its gaps.
    """

    place: Place
    code: str
    details: dict[str, str] = field(default_factory=dict)
    level: Level = Level.ERROR

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Problems are shown in the order of files, lines and columns."""
        return (self.place, self.code, str(sorted(self.details.items())))


class Problems:
    """The problems of one run, gathered while reading goes on."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, place: Place, code: str, level: Level = Level.ERROR, **details: object) -> None:
        """Note a problem; reading goes on."""
        self._found.append(Problem(place, code, {k: str(v) for k, v in details.items()}, level))

    def take(self, problem: Problem) -> None:
        """Note one that was found elsewhere."""
        self._found.append(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found, key=lambda problem: problem.sort_key))

    def at(self, level: Level) -> list[Problem]:
        """Those of one level."""
        return [problem for problem in self if problem.level is level]

    @property
    def errors(self) -> list[Problem]:
        """Those that stop a build."""
        return self.at(Level.ERROR)


def listed(values: Iterable[object]) -> str:
    """Choices as they stand in a message: `a, b, c`."""
    return ", ".join(str(value) for value in values)
