"""What follows from a profile: tier, night, hours, days and heat, each with its reasons."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from toolbox.model.city.heat import HeatRules
from toolbox.model.city.policy import Policy
from toolbox.model.event.days import last_day
from toolbox.model.event.facts import BY_NAME
from toolbox.model.event.profile import Profile
from toolbox.model.plan import DEFAULT, Derived, Reason
from toolbox.model.vocabulary import Heat, Setting, Tier
from toolbox.model.zone import aware

NIGHT_FROM = time(22)
NIGHT_TO = time(6)


def derive(profile: Profile, policy: Policy) -> Derived:
    """All derived facts of an event under the city's policy."""
    heat, heat_reasons = _heat(profile, policy.heat)
    night = any(_night(*stretch) for stretch in profile.stretches)
    hours = max(_hours(*stretch, policy.zone) for stretch in profile.unbroken)
    threshold, setting = policy.tiers.threshold(profile.kind)
    tier = tier_of(profile, policy)
    sign = ">=" if profile.attendance >= threshold else "<"
    times = f"{profile.start:%Y-%m-%dT%H:%M}/{profile.end:%Y-%m-%dT%H:%M}"
    facts = profile.facts()
    return Derived(
        tier=tier,
        heat=heat,
        night=night,
        hours=hours,
        day_count=len(days_of(profile)),
        drink_from=policy.drink_from,
        reasons={
            "tier": (
                Reason("attendance", profile.attendance, f"{sign} {threshold}"),
                Reason("kind", str(profile.kind), setting),
            ),
            "heat": heat_reasons,
            "night": (Reason("times", times, "22:00-06:00" if night else "not 22:00-06:00"),),
            "hours": (Reason("times", times, "elapsed"),),
            "day_count": (Reason("times", times, "days"),),
        }
        | {
            name: tuple(Reason(line.fact, plain(facts[line.fact]), line.rule) for line in BY_NAME[name].of(facts)[1])
            or (Reason(name, plain(getattr(profile, name)), DEFAULT),)
            for name in profile.assumed
        },
    )


def tier_of(profile: Profile, policy: Policy) -> Tier:
    """The tier alone, where lists of many events ask for nothing else."""
    return policy.tiers.tier(profile.kind, profile.attendance)


def days_of(profile: Profile) -> tuple[date, ...]:
    """The days on which something is on; what ends by 06:00 belongs to the day on which it began."""
    found: set[date] = set()
    for start, end in profile.unbroken:
        last = last_day(start, end)
        found |= {start.date() + timedelta(days=one) for one in range((last - start.date()).days + 1)}
    return tuple(sorted(found))


def plain(value: Any) -> Any:
    """A fact's value as plain data: text, number, yes/no or a list of texts."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if isinstance(value, str) else value


def _hours(start: datetime, end: datetime, zone: ZoneInfo) -> float:
    return round((aware(end, zone).timestamp() - aware(start, zone).timestamp()) / 3600, 2)


def _night(start: datetime, end: datetime) -> bool:
    """Whether any part lies between 22:00 and 06:00, local time."""
    begins_at_night = start.time() >= NIGHT_FROM or start.time() < NIGHT_TO
    first_evening = start.replace(hour=NIGHT_FROM.hour, minute=0, second=0)
    return begins_at_night or end > first_evening


def _heat(profile: Profile, rules: HeatRules) -> tuple[Heat, tuple[Reason, ...]]:
    """The highest level that any rule gives, with the reasons for just that level."""
    found = [*_from_organiser(profile), *_from_forecast(profile, rules), *_from_season(profile, rules)]
    highest = max((level for level, _ in found), key=lambda level: level.rank)
    return highest, tuple(reason for level, reason in found if level is highest)


def _from_organiser(profile: Profile) -> list[tuple[Heat, Reason]]:
    if profile.heat_risk is None:
        return []
    return [(profile.heat_risk, Reason("heat_risk", str(profile.heat_risk), "given"))]


def _from_forecast(profile: Profile, rules: HeatRules) -> list[tuple[Heat, Reason]]:
    if not profile.forecast:
        return []
    warmest = max(profile.forecast)
    total = sum((max(day - rules.sum_base, Decimal(0)) for day in profile.forecast), Decimal(0))
    found = []
    if warmest >= rules.extreme_from:
        found.append((Heat.EXTREME, Reason("forecast_max", number(warmest), f">= {rules.extreme_from}")))
    if total >= rules.sum_from:
        found.append((Heat.HIGH, Reason("forecast_sum", number(total), f">= {rules.sum_from}")))
    if warmest >= rules.raised_from:
        found.append((Heat.RAISED, Reason("forecast_max", number(warmest), f">= {rules.raised_from}")))
    else:
        found.append((Heat.LOW, Reason("forecast_max", number(warmest), f"< {rules.raised_from}")))
    return found


def _from_season(profile: Profile, rules: HeatRules) -> list[tuple[Heat, Reason]]:
    """Without a forecast, an event that is not only indoor is at raised risk in the heat season."""
    if profile.forecast:
        return []
    if profile.setting == (Setting.INDOOR,):
        return [(Heat.LOW, Reason("setting", ["indoor"], "only indoor"))]
    first, last = profile.start.date(), _last_touched(profile.end)
    season = f"{rules.season_start}/{rules.season_end}"
    if any(rules.in_season(start.date(), _last_touched(end)) for start, end in profile.stretches):
        return [(Heat.RAISED, Reason("dates", f"{first}/{last}", f"in {season}"))]
    return [(Heat.LOW, Reason("dates", f"{first}/{last}", f"not in {season}"))]


def _last_touched(end: datetime) -> date:
    """The last day of which something is used: midnight is the end of the day before."""
    return (end - timedelta(minutes=1)).date()


def number(value: Decimal | float) -> float:
    """A figure as an int where it is whole."""
    return int(value) if value == int(value) else float(value)
