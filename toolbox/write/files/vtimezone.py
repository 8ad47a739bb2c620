"""A city's time zone as every calendar carries it (RFC 5545, 3.6.5), made from the rules of tzdata.

icalendar can make one too, but as a list of days that ends; here a change that comes back every year is one rule.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

_YEARS = range(1999, 2039)
"""From before the first event that a profile can hold, for as long as tzdata lays down the changes one by one."""
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULE = 3
"""So many years in a row make a rule; what is less is a list of days."""


@dataclass(frozen=True)
class _Change:
    """The clock is set: at this hour of the clock of before."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def kind(self) -> tuple[bool, timedelta, timedelta, str]:
        """What the changes of one rule have in common."""
        return self.summer, self.before, self.after, self.name

    def rules(self) -> set[tuple[int, int, int, int, int]]:
        """The yearly rules that it would follow: month, which of its weekdays (-1: the last), weekday, hour, minute."""
        last = (self.at + timedelta(days=7)).month != self.at.month
        nth = {(self.at.day - 1) // 7 + 1} | ({-1} if last else set())
        return {(self.at.month, one, self.at.weekday(), self.at.hour, self.at.minute) for one in nth}


@cache
def vtimezone(zone: ZoneInfo) -> str:
    """The lines of the `VTIMEZONE` of a zone, each with a line feed."""
    changes = _changes(zone)
    kinds: dict[tuple[bool, timedelta, timedelta, str], list[_Change]] = defaultdict(list)
    for change in changes:
        kinds[change.kind].append(change)
    lines = [f"BEGIN:VTIMEZONE\nTZID:{zone.key}\n"]
    for same in sorted(kinds.values(), key=lambda some: some[0].at):
        lines += [_block(run, rule) for run, rule in _runs(same)]
    if not changes:
        lines.append(_observance("STANDARD", datetime(1970, 1, 1), *_now(zone)))
    return "".join([*lines, "END:VTIMEZONE\n"])


def _now(zone: ZoneInfo) -> tuple[timedelta, timedelta, str]:
    """Of a zone that never changes its clock: from, to and name."""
    local = datetime(_YEARS[0], 1, 1, tzinfo=zone)
    return _offset(local), _offset(local), local.tzname() or ""


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta()


def _changes(zone: ZoneInfo) -> list[_Change]:
    """Every change of the clock in our years, found by halving the months in which there is one."""
    first = datetime(_YEARS[0], 1, 1, tzinfo=UTC)
    edges = [first + timedelta(days=days) for days in range(0, 366 * len(_YEARS), 10)]
    return [_between(one, other, zone) for one, other in pairwise(edges) if _state(one, zone) != _state(other, zone)]


def _state(moment: datetime, zone: ZoneInfo) -> tuple[timedelta, str | None]:
    local = moment.astimezone(zone)
    return _offset(local), local.tzname()


def _between(early: datetime, late: datetime, zone: ZoneInfo) -> _Change:
    """The change between two moments."""
    while late - early > timedelta(minutes=1):
        middle = early + (late - early) // 2
        middle = middle.replace(second=0, microsecond=0)
        early, late = (middle, late) if _state(middle, zone) == _state(early, zone) else (early, middle)
    before, after = early.astimezone(zone), late.astimezone(zone)
    at = (late + _offset(before)).replace(tzinfo=None)
    # By the hour, not by tzdata's own word, which calls Ireland's winter the exception.
    summer = _offset(after) > _offset(before)
    return _Change(at, _offset(before), _offset(after), after.tzname() or "", summer)


def _runs(changes: list[_Change]) -> list[tuple[list[_Change], tuple[int, int, int, int, int] | None]]:
    """Changes of one kind, cut into runs of years that follow one rule; the days of the others are one list."""
    found: list[tuple[list[_Change], tuple[int, int, int, int, int] | None]] = []
    single: list[_Change] = []
    while changes:
        run, rules = changes[:1], changes[0].rules()
        for one in changes[1:]:
            if one.at.year != run[-1].at.year + 1 or not rules & one.rules():
                break
            rules &= one.rules()
            run.append(one)
        if len(run) >= _RULE:
            found.append((run, min(rules)))
            changes = changes[len(run) :]
        else:
            single.append(changes[0])
            changes = changes[1:]
    return [*([(single, None)] if single else []), *found]


def _block(run: list[_Change], rule: tuple[int, int, int, int, int] | None) -> str:
    first, last = run[0], run[-1]
    more = ""
    if rule:
        month, nth, weekday, _, _ = rule
        # A day after the last one, because some programs read it as local time.
        ends = f";UNTIL={last.at - last.before + timedelta(days=1):%Y%m%dT%H%M%SZ}" if last.at.year < _YEARS[-1] else ""
        more = f"RRULE:FREQ=YEARLY{ends};BYDAY={nth}{_WEEK[weekday]};BYMONTH={month}\n"
    elif len(run) > 1:
        more = f"RDATE:{','.join(f'{one.at:%Y%m%dT%H%M%S}' for one in run[1:])}\n"
    kind = "DAYLIGHT" if first.summer else "STANDARD"
    return _observance(kind, first.at, first.before, first.after, first.name, more)


def _observance(kind: str, begins: datetime, before: timedelta, after: timedelta, name: str, more: str = "") -> str:
    return (
        f"BEGIN:{kind}\nDTSTART:{begins:%Y%m%dT%H%M%S}\n{more}TZNAME:{name}\n"
        f"TZOFFSETFROM:{_signed(before)}\nTZOFFSETTO:{_signed(after)}\nEND:{kind}\n"
    )


def _signed(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"
