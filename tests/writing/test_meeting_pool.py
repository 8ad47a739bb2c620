"""The quarterly sheet says where the trained volunteers are too few: that is where more are decided on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolbox.model.project import Project
from toolbox.write.monitor.meeting import meeting_markdown, meeting_view


@pytest.mark.parametrize(("pool", "told"), [(6, True), (10_000, False)])
def test_a_pool_that_is_too_small_is_told_by_week(pool: int, told: bool, project: Project) -> None:
    rules = project.policy.volunteers
    assert rules
    policy = project.policy.model_copy(update={"volunteers": rules.model_copy(update={"pool": pool})})
    view = meeting_view("2027-Q2", replace(project, policy=policy), "nl")
    short = [line for line in view.pool if "week van" in line]
    assert bool(short) is told
    assert all("6 getrainde vrijwilligers" in line and "tegelijk nodig" in line for line in short)
    assert all(f"- **Vrijwilligers**: {line}" in meeting_markdown(view) for line in view.pool)
