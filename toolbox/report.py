"""Problems as lines that a person can act on."""

from __future__ import annotations

from collections import defaultdict

from toolbox.model.problem import Level, Problem
from toolbox.phrases import phrases


def line(problem: Problem) -> str:
    """`path:line:column: what (what to do)`; a warning or a note says so."""
    what, to_do = (part.format_map(defaultdict(str, problem.details)) for part in phrases("problems.en")[problem.code])
    place = problem.place
    kind = "" if problem.level is Level.ERROR else f"{problem.level}: "
    return f"{place.path}:{place.line}:{place.column}: {kind}{what} ({to_do})"
