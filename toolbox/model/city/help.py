"""Who helps: the help lines of a city."""

from __future__ import annotations

from toolbox.model.conditions import When
from toolbox.model.fields import Words, YesNo
from toolbox.model.pages.page import Source
from toolbox.model.pages.partner import Reachable


class HelpLine(Reachable):
    """Somebody to call or to look up, shown on every page of help, and on the checklist of the events that it is for.

    `hours` says when they answer, `place` where they are.
    """

    name: Words
    what: Words
    hours: Words | None = None
    place: Words | None = None
    urgent: YesNo = False
    when: When = When()
    source: Source

    @property
    def worded(self) -> dict[str, dict[str, str]]:
        """Its words in each language, by field; a name that is the same in all of them is no word of a language."""
        found = {name: getattr(self, name) or {} for name in ("name", "what", "place", "hours")}
        return {name: words for name, words in found.items() if len(words) == 1 or len({*words.values()}) > 1}
