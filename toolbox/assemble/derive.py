"""What follows from a profile: tier, night, hours and heat, each with its reasons."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from toolbox.model.plan import Derived, Reason
from toolbox.model.policy import HeatRules, Policy
from toolbox.model.profile import Profile, aware
from toolbox.model.vocabulary import Heat, Setting

NIGHT_FROM = time(22)
NIGHT_TO = time(6)


def derive(profile: Profile, policy: Policy) -> Derived:
    """All derived facts of an event under the city's policy."""
    heat, heat_reasons = _heat(profile, policy.heat)
    night, hours = _night(profile), _hours(profile)
    threshold, setting = policy.tiers.threshold(profile.kind)
    tier = policy.tiers.tier(profile.kind, profile.attendance)
    sign = ">=" if profile.attendance >= threshold else "<"
    times = f"{profile.start:%Y-%m-%dT%H:%M}/{profile.end:%Y-%m-%dT%H:%M}"
    return Derived(
        tier=tier,
        heat=heat,
        night=night,
        hours=hours,
        reasons={
            "tier": (
                Reason("attendance", profile.attendance, f"{sign} {threshold}"),
                Reason("kind", str(profile.kind), setting),
            ),
            "heat": heat_reasons,
            "night": (Reason("times", times, "22:00-06:00" if night else "not 22:00-06:00"),),
            "hours": (Reason("times", times, "elapsed"),),
        },
    )


def _hours(profile: Profile) -> float:
    seconds = (aware(profile.end).timestamp()) - aware(profile.start).timestamp()
    return round(seconds / 3600, 2)


def _night(profile: Profile) -> bool:
    """Whether any part lies between 22:00 and 06:00, local time."""
    begins_at_night = profile.start.time() >= NIGHT_FROM or profile.start.time() < NIGHT_TO
    first_evening = profile.start.replace(hour=NIGHT_FROM.hour, minute=0, second=0)
    return begins_at_night or profile.end > first_evening


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
    first, last = profile.start.date(), profile.end.date()
    season = f"{rules.season_start}/{rules.season_end}"
    if rules.in_season(first, last):
        return [(Heat.RAISED, Reason("dates", f"{first}/{last}", f"in {season}"))]
    return [(Heat.LOW, Reason("dates", f"{first}/{last}", f"not in {season}"))]


def number(value: Decimal | float) -> float:
    """A figure as an int where it is whole."""
    return int(value) if value == int(value) else float(value)
