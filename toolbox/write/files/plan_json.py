"""A plan as data: `plan.json`, the form that other programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from toolbox.model.plan import Plan, PlanAction, Reason
from toolbox.model.profile import Profile


def plan_data(plan: Plan) -> dict[str, Any]:
    """The plan as plain data. Dates are ISO 8601 local dates, `hours` are elapsed hours."""
    derived = plan.derived
    return {
        "event": _event(plan.event),
        "language": plan.language,
        "tier": str(derived.tier),
        "heat": str(derived.heat),
        "night": derived.night,
        "hours": _number(derived.hours),
        "reasons": {name: _reasons(derived.reasons[name]) for name in ("tier", "heat", "night")},
        "quantities": dict(plan.quantities),
        "guidelines": [
            {
                "id": guideline.id,
                "title": guideline.title,
                "tier": str(guideline.tier),
                "principle": str(guideline.principle),
                "reasons": _reasons(guideline.reasons),
            }
            for guideline in plan.guidelines
        ],
        "actions": [_action(action) for action in plan.actions],
        "generated_from": plan.generated_from,
    }


def plan_json(plan: Plan) -> str:
    """The text of `plan.json`."""
    return json.dumps(plan_data(plan), ensure_ascii=False, indent=1) + "\n"


def _event(event: Profile) -> dict[str, Any]:
    """The facts of the profile, with what it leaves to its default; times as they are written there."""
    data = event.model_dump(mode="json", exclude_none=True)
    for moment in ("start", "end"):
        data[moment] = re.sub(r"(T\d\d:\d\d):00$", r"\1", data[moment])
    if event.forecast_max:
        data["forecast_max"] = [_number(float(day)) for day in event.forecast_max]
    return data


def _action(action: PlanAction) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": action.id,
        "text": action.text,
        "role": action.role,
        "phase": str(action.phase),
        "due": action.due.isoformat(),
    }
    if action.quantity:
        data["quantity"] = dict(action.quantity)
    return data | {"reasons": _reasons(action.reasons)}


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [{"fact": one.fact, "value": _number(one.value), "rule": one.rule} for one in reasons]


def _number(value: Any) -> Any:
    """A figure as a whole number where it is one."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
