"""Varied event profiles, as many as one wants and always the same ones: what the measurements are made on."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import yaml

_KINDS = ("party", "festival", "concert", "neighbourhood", "sport", "market", "other")
_SETTINGS = (["outdoor"], ["indoor"], ["tent"], ["outdoor", "tent"], ["indoor", "outdoor"])
_AGES = (["18-plus"], ["16-17", "18-plus"], ["under-16", "16-17", "18-plus"], ["under-16"])
_WHAT = ("Fuif", "Dansavond", "Zomerfeest", "Buurtfeest", "Concert", "Loopwedstrijd", "Avondmarkt", "Scholenfestival")
_WHERE = ("Winterslag", "Waterschei", "Zwartberg", "Kolderbos", "Boxbergheide", "Hasselbroek", "Sledderlo", "Bokrijk")
_FIRST = datetime(2027, 1, 2, 9)


def profile(number: int) -> dict[str, object]:
    """One event by its number: of any kind and size, on any day of three years, short or long, with or without heat."""
    chance = random.Random(number)
    start = _FIRST + timedelta(days=chance.randrange(1095), hours=chance.randrange(14))
    hours = chance.choice((3, 5, 7, 9, 12, 30, 56))
    end = start + timedelta(hours=hours)
    if end.month == 3 and end.day >= 25 and end.weekday() == 6 and end.hour == 2:
        end += timedelta(hours=1)  # the hour that the clock skips
    facts: dict[str, object] = {
        "name": f"{chance.choice(_WHAT)} {chance.choice(_WHERE)} {number}",
        "kind": chance.choice(_KINDS),
        "start": f"{start:%Y-%m-%dT%H:%M}",
        "end": f"{end:%Y-%m-%dT%H:%M}",
        "attendance": round(10 ** chance.uniform(1.3, 4.5)),
        "setting": chance.choice(_SETTINGS),
        "ages": chance.choice(_AGES),
        "place": f"{chance.choice(_WHERE)} {chance.randrange(1, 200)}",
        "alcohol": chance.random() < 0.85,
        "glass": chance.random() < 0.2,
        "entry": chance.choice(("free", "ticket", "invitation")),
        "camping": hours > 24 and chance.random() < 0.5,
        "sound_level": chance.choice((85, 95, 100)),
    }
    if chance.random() < 0.3:
        facts["forecast_max"] = [chance.randrange(16, 38) for _ in range(5)]
    return facts


def write_profiles(folder: Path, count: int) -> None:
    """Write so many profiles; the first ones are the same however many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = yaml.safe_dump(profile(number), allow_unicode=True, sort_keys=False)
        (folder / f"event-{number:05}.yml").write_text(text, encoding="utf-8")
