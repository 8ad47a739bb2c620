"""A row that leans on another one stands in no plan without it, and nobody in the worst case is left out."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from toolbox.assemble import assemble
from toolbox.model.event.profile import Profile
from toolbox.model.plan import Plan
from toolbox.model.project import Project
from toolbox.model.vocabulary import Ground, Kind, OrganisedBy, Phase

SIZES = (50, 100, 101, 199, 200, 300, 499, 500, 999, 1000, 1001, 5000)


def plan_of(project: Project, kind: Kind, visitors: int, **more: Any) -> Plan:
    told = {
        "slug": "x",
        "name": "X",
        "kind": kind,
        "attendance": visitors,
        "setting": ["outdoor"],
        "entry": "free",
        "start": "2027-07-10T12:00",
        "end": "2027-07-10T18:00",
        "ages": ["under-16", "16-17", "18-plus"],
    }
    return assemble(Profile.model_validate(told | more), project, "nl")


@pytest.mark.parametrize("kind", Kind)
def test_whoever_is_sent_to_a_meeting_point_finds_one(kind: Kind, project: Project) -> None:
    for visitors, ground, water, seated in product(SIZES, Ground, (True, False), (True, False)):
        plan = plan_of(project, kind, visitors, ground=ground, water_nearby=water, seated=seated)
        sent = [row.id for row in plan.in_phase(Phase.DURING) if "trefpunt" in row.text]
        chosen = [row.id for row in plan.in_phase(Phase.BEFORE) if "Kies één trefpunt" in row.text]
        assert not sent or chosen, (visitors, ground, water, seated, sent)
        assert len([row for row in chosen if row.startswith("jong-publiek/")]) <= 1, (visitors, ground, chosen)


@pytest.mark.parametrize("kind", Kind)
def test_in_extreme_heat_a_large_event_has_a_first_aid_post_once(kind: Kind, project: Project) -> None:
    for visitors in SIZES:
        plan = plan_of(project, kind, visitors, heat_risk="extreme")
        posts = [row.id for row in plan.actions if row.id.startswith("eerste-hulp/first-aid")]
        assert len(posts) == (visitors >= 300), (visitors, posts)


@pytest.mark.parametrize("by", OrganisedBy)
def test_a_company_s_dance_does_not_ask_for_parents_and_for_children_without_them(
    by: OrganisedBy, project: Project
) -> None:
    plan = plan_of(project, Kind.PARTY, 250, organised_by=by, entry="ticket", setting=["indoor"])
    rows = {row.id for row in plan.actions}
    assert ("jong-publiek/dance" in rows) is (by is OrganisedBy.COMPANY)
    without = {"jong-publiek/adults", "jong-publiek/fetch", "jong-publiek/fetch-fenced", "jong-publiek/parents-fenced"}
    assert "jong-publiek/dance" not in rows or not rows & without
