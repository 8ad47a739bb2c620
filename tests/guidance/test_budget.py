"""How much a plan asks at the most (MISSION, S1), of an event that only said what must be said."""

from __future__ import annotations

import pytest

from toolbox.assemble import assemble
from toolbox.model.profile import Profile
from toolbox.model.project import Project
from toolbox.model.vocabulary import Kind

MOST = {100: 30, 300: 45, 1000: 65}
TENTS = 4
"""So many rows more may a tent bring at an event of 100: wind, fire and what to build are matters of life."""
HEAT = {("student", 100): 1}
"""So many the heat of July, in the open: students are told that nobody has to drink, which is a matter of life too."""


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("setting", ["indoor", "outdoor", "tent"])
@pytest.mark.parametrize("visitors", MOST)
def test_an_evening_of_any_kind_stays_within_the_budget(
    visitors: int, setting: str, kind: Kind, project: Project
) -> None:
    told = {"name": "Avond", "kind": kind, "start": "2027-03-13T20:00", "end": "2027-03-14T02:00"}
    facts = told | {"slug": "avond", "attendance": visitors, "setting": [setting], "ages": ["16-17", "18-plus"]}
    plan = assemble(Profile.model_validate(facts), project, "nl")
    more = TENTS if (setting, visitors) == ("tent", 100) else 0
    assert len(plan.actions) <= MOST[visitors] + more


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("setting", ["indoor", "outdoor"])
@pytest.mark.parametrize("visitors", MOST)
def test_a_summer_night_of_any_kind_does_too(visitors: int, setting: str, kind: Kind, project: Project) -> None:
    told = {"name": "Avond", "kind": kind, "start": "2027-07-10T14:00", "end": "2027-07-11T01:00"}
    facts = told | {"slug": "avond", "attendance": visitors, "setting": [setting], "ages": ["16-17", "18-plus"]}
    more = HEAT.get((str(kind), visitors), 0) if setting == "outdoor" else 0
    assert len(assemble(Profile.model_validate(facts), project, "nl").actions) <= MOST[visitors] + more
