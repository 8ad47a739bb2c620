"""What is wrong with an input, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1


def shortened(error: Exception, most: int = 200) -> str:
    """What an error says, on one line, and no longer than somebody reads."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= most else text[: most - 1] + "…"


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


MOST = 200
"""So many problems of a level are told of one file: nobody mends more in one go."""


class Problems:
    """The problems of one run, gathered while reading goes on.

    Of one file at most `most` of a level are kept; one more says that there are others.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._found: list[Problem] = []
        self._counted: Counter[tuple[str, Level]] = Counter()

    def add(self, place: Place, code: str, level: Level = Level.ERROR, **details: object) -> None:
        """Note a problem; reading goes on."""
        if not self.enough(place.path, level):
            self.take(Problem(place, code, {k: str(v) for k, v in details.items()}, level))

    def take(self, problem: Problem) -> None:
        """Note one that was found elsewhere."""
        place, level = problem.place, problem.level
        if self.enough(place.path, level):
            return
        self._counted[place.path, level] += 1
        if self.enough(place.path, level):
            problem = Problem(place, "too-many", {"count": str(self._most)}, level)
        self._found.append(problem)

    def take_all(self, others: Problems) -> None:
        """Note those of another run, in the order in which it found them."""
        for problem in others._found:
            self.take(problem)

    def enough(self, path: str, level: Level = Level.ERROR) -> bool:
        """Whether no more problems of this level are kept of a file, so that looking for them may stop."""
        return self._counted[path, level] > self._most

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found, key=lambda problem: problem.sort_key))

    def lines(self, path: str) -> set[int]:
        """The lines of a file about which something is said already."""
        return {problem.place.line for problem in self._found if problem.place.path == path}

    def at(self, level: Level) -> list[Problem]:
        """Those of one level."""
        return [problem for problem in self if problem.level is level]

    @property
    def errors(self) -> list[Problem]:
        """Those that stop a build."""
        return self.at(Level.ERROR)


class WrongInput(Exception):
    """Something that is needed cannot be made of what was given; `problems` says why."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("something is wrong with what was given")
        self.problems = problems


def listed(values: Iterable[object], most: int | None = None) -> str:
    """Choices as they stand in a message: `a, b, c`; of more than `most` the first ones: `a, b, …`."""
    names = [str(value) for value in values]
    if most is not None and len(names) > most:
        names[most:] = ["…"]
    return ", ".join(names)
