"""Short notice: on a given day, what is too late, and the day on which the rest is done.

On the site the same is done by the reader's clock, in `plan/notice.js`; a test compares the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from toolbox.assemble.first import THE_REST, importance
from toolbox.model.plan import PlanAction
from toolbox.model.vocabulary import Again, Phase

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Notice:
    """The day on which a plan is read, and what to do instead of what is late and says nothing of its own.

    That is another thing for a `duty`, for what saves lives or is of the `core`, and for the `rest`.
    """

    today: date
    duty: str = ""
    core: str = ""
    rest: str = ""

    def instead(self, action: PlanAction) -> str:
        """What to do instead of an action that is late."""
        if action.instead or action.marks.basis.duty:
            return action.instead or self.duty
        return self.rest if importance(action) == THE_REST else self.core


def on_short_notice(
    actions: Iterable[PlanAction], event_days: Sequence[date], notice: Notice, per_day: int
) -> list[PlanAction]:
    """The same actions, in the same order, as they are on that day, of an event that is on these days.

    One of *before* whose day has passed is late; every other one of *before* gets a day, `now`. What is done on each
    day of the event has the next of them.
    """
    today = notice.today
    actions = [_next(one, event_days, today) for one in actions]
    before = [one for one in actions if one.phase is Phase.BEFORE and one.due >= today]
    days = _days(before, event_days[0], today, per_day)
    return [
        replace(one, late=True, instead=notice.instead(one))
        if one.phase is Phase.BEFORE and one.due < today
        else replace(one, now=days.get(one.id))
        for one in actions
    ]


def _next(action: PlanAction, event_days: Sequence[date], today: date) -> PlanAction:
    """An action of *before* that comes again each day: once the event has begun, on the next of its days."""
    comes_again = action.phase is Phase.BEFORE and action.marks.again is Again.DAILY
    if not comes_again or action.due >= today or today <= event_days[0]:
        return action
    ahead = event_days[0] - action.due
    following = next((day - ahead for day in event_days if day >= today), None)
    return replace(action, due=max(following, today)) if following else action


def _days(actions: Iterable[PlanAction], start: date, today: date, per_day: int) -> Mapping[str, date]:
    """A day for each, its due or earlier: the most important choose first, and no day has more than `per_day`.

    What is due on the eve or on the day itself stays there, and what finds no room is done on the eve.
    """
    eve = start - _DAY
    given: dict[str, date] = {}
    taken: Counter[date] = Counter()
    for one in sorted(actions, key=lambda one: (importance(one), one.due)):
        day = one.due
        while today <= day < eve and taken[day] >= per_day:
            day -= _DAY
        given[one.id] = day if day >= today else eve
        taken[day] += 1
    return given
