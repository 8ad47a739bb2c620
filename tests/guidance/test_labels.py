"""A plan brings its organiser near to the labels: Feest Wijzer and Quality Nights."""

from __future__ import annotations

from collections.abc import Callable

from tests.guidance.conftest import Told
from toolbox.assemble import assemble
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.model.vocabulary import Basis

FEEST_WIJZER = ("bar-crew", "safe-transport", "ear-plugs", "health-information")
QUALITY_NIGHTS = ("trained-staff", "health-information", "condoms", "free-water", "ear-plugs", "safe-transport")
ABOUT_A_LABEL = {"opgeleide-ploeg/choose-label", "opgeleide-ploeg/choose-label-school", "opgeleide-ploeg/pictograms"}
"""Rows that ask for a label or show it, and are no service themselves."""
PARTY = {
    "slug": "fuif",
    "name": "Fuif",
    "kind": "party",
    "start": "2027-03-13T21:00",
    "end": "2027-03-14T03:00",
    "attendance": "300",
    "setting": ["indoor"],
    "ages": ["16-17", "18-plus"],
}


def test_a_plain_party_of_300_meets_the_basic_services_of_feest_wijzer(project: Project) -> None:
    plan = assemble(Profile.model_validate(PARTY), project, "nl")
    held = plan.labels["feest-wijzer"]
    assert held.missing == ()
    assert held.met[:4] == FEEST_WIJZER


def test_a_party_meets_them_whatever_the_ground_and_the_sound(tell: Callable[..., Told]) -> None:
    for change in (
        {"sound_level": 85},
        {"sound_level": 100},
        {"setting": ["outdoor"], "entry": "free"},
        {"setting": ["tent"]},
        {"attendance": 101},
        {"attendance": 900},
        {"serving": ["traders"]},
    ):
        assert tell("a-fuif-parochiezaal", **change).event.plan.labels["feest-wijzer"].missing == (), change


def test_a_large_dance_event_meets_quality_nights(tell: Callable[..., Told]) -> None:
    held = tell("g-techno-camping").event.plan.labels["quality-nights"]
    assert held.missing == ()
    assert held.met == (*QUALITY_NIGHTS, "first-aid-post", "calm-place")


def test_what_a_small_party_lacks_for_quality_nights_is_named(tell: Callable[..., Told]) -> None:
    assert tell("a-fuif-parochiezaal").event.plan.labels["quality-nights"].missing == ("trained-staff",)
    quiet = tell("a-fuif-parochiezaal", sound_level=85).event.plan.labels["quality-nights"]
    assert quiet.missing == ("trained-staff", "ear-plugs"), "where nothing must be measured there is no sound meter"


def test_no_label_where_nobody_drinks_or_where_it_is_not_for(tell: Callable[..., Told]) -> None:
    assert tell("a-fuif-parochiezaal", alcohol=False).event.plan.labels == {}
    assert tell("m-tienerfuif").event.plan.labels == {}
    private = tell("a-fuif-parochiezaal", entry="invitation")
    assert private.event.plan.labels == {}
    assert "gehoor/order-plugs" not in private.rows
    assert tell("r-daymarket-2days").event.plan.labels == {}
    assert set(tell("a-fuif-parochiezaal", stage=1).event.plan.labels) == {"feest-wijzer"}


def test_the_labels_have_the_services_that_their_sources_name(project: Project) -> None:
    labels = project.policy.labels
    assert tuple(labels["feest-wijzer"].basic) == FEEST_WIJZER
    assert tuple(labels["quality-nights"].basic) == QUALITY_NIGHTS
    assert len(labels["feest-wijzer"].more) <= 9
    assert len(labels["quality-nights"].more) <= 8


def test_every_service_has_its_words_in_every_language(project: Project) -> None:
    for label in project.policy.labels.values():
        for words in (label.name, *(service.label for _, service in label.services)):
            assert set(words) >= set(project.policy.languages), words


def test_every_row_that_a_label_asks_is_a_service_of_one(project: Project) -> None:
    marked = {f"{page.id}/{one.id}" for page in project.guidelines for one in page.actions if one.basis is Basis.LABEL}
    services = [service for label in project.policy.labels.values() for _, service in label.services]
    given = {one for service in services for one in service.actions}
    assert marked - given == ABOUT_A_LABEL
