"""Problems and measures as lines that a person can act on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from toolbox.model.event.facts import BY_NAME
from toolbox.model.problem import Level, Problem
from toolbox.phrases import phrases

_KEY = re.compile(r"'(\{(?:key|near|other|there)\}|[a-z_]+)'")
"""A key in a message, or the gap in which one is filled."""
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

if TYPE_CHECKING:
    from toolbox.check.readability import Score
    from toolbox.check.review import Review


def line(problem: Problem, language: str = "en") -> str:
    """`path:line:column: what (what to do)`; a warning or a note says so."""
    what, to_do = _said(problem, language)
    place = problem.place
    kind = "" if problem.level is Level.ERROR else _words(language)[problem.level]
    return seen(f"{place.path}:{place.line}:{place.column}: {kind}{what} ({to_do})")


def annotation(problem: Problem, language: str = "en") -> str:
    """The same as GitHub's runners show beside the line of a change."""
    kind = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}[problem.level]
    place, (what, to_do) = problem.place, _said(problem, language)
    message = seen(f"{what} ({to_do})").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = seen(place.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} file={path},line={place.line},col={place.column}::{message}"


def as_data(problem: Problem, language: str = "en") -> dict[str, object]:
    """The same for other programs."""
    place, (what, to_do) = problem.place, _said(problem, language)
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "level": str(problem.level),
        "code": problem.code,
        "message": what,
        "remedy": to_do,
    }


def counted(count: int, what: str, language: str = "en") -> str:
    """`1 error`, `2 errors`; `what` names a pair of phrases."""
    one, more = _words(language)[what]
    return str(one if count == 1 else more).format(count=count)


def summed_up(what: str, language: str = "en", /, **parts: object) -> str:
    """One of the lines at the end of a run."""
    words = _words(language)
    return str(words[what]).format(**{name: words["details"].get(part, part) for name, part in parts.items()})


def seen(text: str) -> str:
    """A line without signs that would break it, steer a terminal, or turn it around; each is shown by its number."""
    return _STEERING.sub(lambda sign: f"‹U+{ord(sign[0]):04X}›", text)


def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = phrases(f"problems.{language}")["report"]
    return words


def _said(problem: Problem, language: str) -> tuple[str, str]:
    known = _words(language)["details"]
    details = defaultdict(str, {name: known.get(value, value) for name, value in problem.details.items()})
    what, to_do, *of_one = phrases(f"problems.{language}")[problem.code]
    parts = [of_one[0] if of_one and details["count"] == "1" else what, to_do]
    if language == "en":
        what, to_do = (part.format_map(details) for part in parts)
        return what, to_do
    _name_choices(problem, language, details)
    return _in_words_of_the_editor(parts, details, language)


def _in_words_of_the_editor(parts: list[str], details: Mapping[str, str], language: str) -> tuple[str, str]:
    """A message that begins with what the editor calls the key that it is about: `Fase: 'phase' ontbreekt`.

    That is the first key that it names, or the one that the problem has for its own.
    Keys are English words; whoever writes in the editor sees another. In what to do it stands behind the key.
    """
    names = phrases(language)["editor"]["fields"]

    def name_of(said: str) -> str:
        key = said if said[0] != "{" else details[said.strip("{}")]
        name = str(names.get(key, ""))
        return "" if name.lower() == key else name

    def named(found: re.Match[str]) -> str:
        name = name_of(found[1]).replace("{", "{{").replace("}", "}}")
        return f"{found[0]} ({name})" if name else found[0]

    what, to_do = parts
    said = [found[1] for found in _KEY.finditer(what)]
    about = next((name for one in (*said, "{key}") if (name := name_of(one))), "")
    begins = f"{about}: " if about else ""
    return begins + what.format_map(details), _KEY.sub(named, to_do).format_map(details)


def _name_choices(problem: Problem, language: str, details: dict[str, str]) -> None:
    """Give each choice of a list the name that the form has for it: `party (fuif)`."""
    key = problem.details.get("key", "")
    group: Any = phrases(language)
    for step in (BY_NAME[key].group if key in BY_NAME else key).split("."):
        group = group.get(step, {}) if isinstance(group, dict) else {}
    names = {one: name for one, name in group.items() if isinstance(name, str)} if isinstance(group, dict) else {}
    if "expected" in details:
        choices = details["expected"].split(", ")
        details["expected"] = ", ".join(f"{one} ({names[one]})" if one in names else one for one in choices)


def review_table(reviews: Iterable[Review], language: str = "en") -> str:
    """How many pages must be read again after which day, and by whom, the first first."""
    days = Counter((one.due, one.by) for one in reviews)
    rows = [f"  {due}  {counted(count, 'review_row', language)}  {by}" for (due, by), count in sorted(days.items())]
    return "\n".join([summed_up("reviews", language), *rows])


def readability_table(scores: Iterable[Score], language: str = "en") -> str:
    """How easily each page reads, a line a page and a column a language, the hardest first."""
    pages: dict[str, dict[str, int]] = defaultdict(dict)
    for score in scores:
        pages[score.page][score.language] = score.ease
    languages = list(dict.fromkeys(one for eases in pages.values() for one in eases))
    rows = [f"{''.join(f'{one:>5}' for one in languages)}  {summed_up('reading_ease', language)}"]
    for page, eases in sorted(pages.items(), key=lambda row: (min(row[1].values()), row[0])):
        rows.append("".join(f"{eases.get(one, '-'):>5}" for one in languages) + f"  {page}")
    return "\n".join(rows)
