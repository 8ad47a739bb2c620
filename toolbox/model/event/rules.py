"""What is assumed where nobody says it, and what cannot go together: data that the form on the site reads too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """That a fact has one of these values; where `only`, that it has no other (`setting` only `indoor`)."""

    fact: str
    values: tuple[Any, ...]
    only: bool = False

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """Whether an event's facts meet it."""
        value = facts[self.fact]
        found = value if isinstance(value, tuple) else (value,)
        return (all if self.only else any)(one in self.values for one in found)

    @property
    def rule(self) -> str:
        """It as a reason's rule: `ticket | invitation`, `only indoor`."""
        return ("only " if self.only else "") + " | ".join(_plain(one) for one in self.values)

    def data(self) -> dict[str, Any]:
        """It as the form on the site reads it."""
        return {"fact": self.fact, "values": list(self.values), "only": self.only, "rule": self.rule}


@dataclass(frozen=True)
class Case:
    """A value, for the events that meet all lines."""

    value: Any
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Rule:
    """The value of the first case that holds; `otherwise` where none does."""

    cases: tuple[Case, ...]
    otherwise: Any

    def of(self, facts: Mapping[str, Any]) -> tuple[Any, tuple[Line, ...]]:
        """The value for an event, and the lines that it follows from."""
        for case in self.cases:
            if all(line.holds(facts) for line in case.lines):
                return case.value, case.lines
        return self.otherwise, ()

    def data(self) -> dict[str, Any]:
        """It as the form on the site reads it."""
        cases = [{"value": case.value, "lines": [line.data() for line in case.lines]} for case in self.cases]
        return {"cases": cases, "otherwise": self.otherwise}


@dataclass(frozen=True)
class Clash:
    """That a fact cannot have one of these values where another fact has one of those."""

    fact: str
    values: tuple[Any, ...]
    other: str
    those: tuple[Any, ...]

    def holds(self, value: Any, other: Any) -> bool:
        """Whether the two are said and cannot go together."""
        found = other if isinstance(other, tuple) else (other,)
        return value in self.values and any(one in self.those for one in found)

    def data(self) -> dict[str, Any]:
        """It as the form on the site reads it."""
        return {"fact": self.fact, "values": list(self.values), "other": self.other, "those": list(self.those)}


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
