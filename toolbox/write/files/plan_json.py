"""A plan as data: `plan.json`, the form that other programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from toolbox.model.event.profile import Profile
from toolbox.model.plan import Plan, PlanAction, PlanGuideline, Reason
from toolbox.model.plan_data import ActionData, EventData, Figures, GuidelineData, PlanData, ReasonData
from toolbox.model.vocabulary import Phase


def plan_data(plan: Plan) -> PlanData:
    """The plan as plain data. Dates are ISO 8601 local dates, `hours` are elapsed hours."""
    derived, first = plan.derived, {phase: list(ids) for phase, ids in plan.first.items()}
    return {
        "event": event_data(plan.event),
        "language": plan.language,
        "tier": derived.tier,
        "heat": derived.heat,
        "night": derived.night,
        "hours": _number(derived.hours),
        "day_count": derived.day_count,
        "assumed": list(plan.event.assumed),
        "reasons": {name: _reasons(why) for name, why in derived.reasons.items()},
        "quantities": _figures(plan.quantities),
        "first": {"before": first.get(Phase.BEFORE, []), "during": first.get(Phase.DURING, [])},
        "labels": {name: {"met": list(one.met), "missing": list(one.missing)} for name, one in plan.labels.items()},
        "guidelines": [_guideline(guideline) for guideline in plan.guidelines],
        "actions": [_action(action) for action in plan.actions],
        "generated_from": plan.generated_from,
    }


def plan_json(plan: Plan) -> str:
    """The text of `plan.json`: a line a row, which takes a quarter less than a line a key and is as easy to compare."""
    lines = (f"{_line(key)}:{_lines(value)}" for key, value in plan_data(plan).items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_line, value)) + "\n]"
    return _line(value)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def event_data(event: Profile) -> EventData:
    """The facts of the profile, with what it leaves to its default; times as they are written there."""
    data = event.model_dump(mode="json", exclude_none=True)
    for stretch, names in ((data, ("start", "end")), *((day, ("from", "until")) for day in data.get("days", ()))):
        stretch |= {name: re.sub(r"(T\d\d:\d\d):00$", r"\1", stretch[name]) for name in names}
    if event.forecast_max:
        data["forecast_max"] = [_number(float(day)) for day in event.forecast_max]
    return data


def _guideline(guideline: PlanGuideline) -> GuidelineData:
    return {
        "id": guideline.id,
        "title": guideline.title,
        "tier": guideline.tier,
        "principle": guideline.principle,
        "reasons": _reasons(guideline.reasons),
    }


def _action(action: PlanAction) -> ActionData:
    data: dict[str, Any] = {
        "id": action.id,
        "text": action.text,
        "role": action.role,
        "phase": action.phase,
        "due": action.due.isoformat(),
        **action.marks.data(),
        "reasons": _reasons(action.reasons),
    }
    if action.settle:
        data["settle"] = {"title": action.settle.title, "url": action.settle.url or ""}
    if action.late:
        data |= {"late": True, "instead": action.instead}
    if action.now:
        data["now"] = action.now.isoformat()
    if figures := _figures(action.quantity):
        data["quantity"] = figures
    return cast("ActionData", data)


def _figures(quantities: Mapping[str, float | None]) -> Figures:
    """The quantities that have a figure; the others are to be agreed with the city."""
    return {name: value for name, value in quantities.items() if value is not None}


def _reasons(reasons: Iterable[Reason]) -> list[ReasonData]:
    return [{"fact": one.fact, "value": _number(one.value), "rule": one.rule} for one in reasons]


def _number(value: Any) -> Any:
    """A figure as a whole number where it is one."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
