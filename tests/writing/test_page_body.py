"""The words of an event's page that come from elsewhere than its plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from toolbox.model.evaluation import Evaluation
from toolbox.model.event.profile import Profile
from toolbox.model.project import Project
from toolbox.model.vocabulary import Kind
from toolbox.write.outputs import Event, text
from toolbox.write.pages.event_body import page_body


def told(slug: str, held: date, learned: str | None) -> Evaluation:
    lines = {"learned": {"nl": learned}} if learned else {}
    texts = {"worked": "GEHEIM-1", "change": "GEHEIM-2", "city": "GEHEIM-3", "name": "GEHEIM-4"}
    return Evaluation.model_validate({"slug": slug, "held": held, **texts, **lines})


def test_the_next_edition_shows_what_the_last_one_taught(project: Project) -> None:
    profile = next(one for one in project.profiles if one.slug == "genk-on-stage-2027")
    evaluations = (
        told("genk-on-stage-2024", date(2024, 6, 28), "Oud."),
        told("genk-on-stage-2025", date(2025, 6, 27), "Zet <meer> kranen bij de tweede weide."),
        told("genk-on-stage-2026", date(2026, 6, 26), None),
        told("genk-on-stage-2027", date(2027, 6, 25), "Van dit jaar."),
        told("kerstmarkt-2025", date(2025, 12, 12), "Van een ander."),
    )
    with_all = replace(project, evaluations=evaluations)
    page = page_body(Event(profile, with_all, "nl"), [])
    assert "Zet &lt;meer&gt; kranen bij de tweede weide." in page
    assert not [one for one in ("Oud.", "Van dit jaar.", "Van een ander.") if one in page]
    assert "GEHEIM" not in page
    assert "learned" not in page_body(Event(profile, project, "nl"), [])


def test_labels_come_after_what_must_be_done(project: Project) -> None:
    event = Event(next(one for one in project.profiles if one.slug == "fuif-chiro-2027"), project, "en")
    for said, last in ((page_body(event, []), 'id="after"'), (text(event).decode(), "\nAfter\n")):
        assert "Quality Nights: 5 of 6 basic services" in said
        assert said.index(last) < said.index("Feest Wijzer: 4 of 4 basic services")
        assert said.index("trained staff, at least half of them") < said.index("condoms · free water")
        assert "https://vad.be/artikels/veilig-feesten-tips-voor-organisatoren/" in said


def test_a_label_has_the_words_of_the_source_where_a_translation_has_none(project: Project) -> None:
    label = project.policy.labels["feest-wijzer"]
    water = label.more["free-water"].model_copy(update={"label": {"nl": "gratis water"}})
    labels = {"feest-wijzer": label.model_copy(update={"more": {"free-water": water}})}
    changed = replace(project, policy=project.policy.model_copy(update={"labels": labels}))
    profile = next(one for one in project.profiles if one.slug == "fuif-chiro-2027")
    (row,) = Event(profile, changed, "en").view.labels
    assert (row.met[0], row.more[-1]) == ("a bar crew that knows the rules", "gratis water")


def test_an_event_without_a_label_has_no_heading_for_them(project: Project) -> None:
    event = Event(next(one for one in project.profiles if one.slug == "kerstmarkt-2026"), project, "nl")
    assert event.view.labels == ()
    assert 'class="labels"' not in page_body(event, [])
    assert event.language.say("page", "labels") not in text(event).decode()


def test_the_file_for_the_desk_is_on_the_page_for_who_prints_it(project: Project) -> None:
    event = Event(next(one for one in project.profiles if one.slug == "fuif-chiro-2027"), project, "nl")
    page = page_body(event, [])
    _, _, shown = page.partition('<section class="dossier" id="dossier" ')
    shown, _, after = shown.partition("</section>")
    assert 'class="event__take"' in after
    assert shown.count('class="blank"') >= len(event.dossier.duties) + 2 * len(event.dossier.roles)
    assert all(one.settle.url in shown for one in event.dossier.duties if one.settle)
    assert all(f"<h3>{one.title}</h3>" in shown for one in event.dossier.parts)
    assert "input" not in shown, "what is ticked stands on the page once"


@pytest.mark.parametrize(
    ("start", "end", "said", "heading"),
    [
        ("2027-03-13T21:00", "2027-03-14T03:00", "za 13 mrt 2027, 21:00 – 03:00", "Op de avond zelf"),
        ("2027-01-23T23:00", "2027-01-24T09:00", "za 23 jan, 23:00 – zo 24 jan 2027, 09:00", "Op de avond zelf"),
        ("2027-05-29T01:00", "2027-05-29T23:00", "za 29 mei 2027, 01:00 – 23:00", "Op de dag zelf"),
        ("2027-05-29T14:00", "2027-05-29T23:00", "za 29 mei 2027, 14:00 – 23:00", "Op de dag zelf"),
        ("2027-05-29T18:30", "2027-05-29T22:00", "za 29 mei 2027, 18:30 – 22:00", "Op de avond zelf"),
        ("2027-05-29T00:30", "2027-05-29T04:30", "za 29 mei 2027, 00:30 – 04:30 (nacht van vr 28 op za 29)", ""),
        ("2027-05-30T05:00", "2027-05-30T13:00", "zo 30 mei 2027, 05:00 – 13:00", ""),
        ("2027-06-25T17:00", "2027-06-27T01:00", "vr 25 jun, 17:00 – za 26 jun 2027", "Op de dagen zelf"),
    ],
)
def test_one_night_is_one_night_whatever_the_calendar_says(
    start: str, end: str, said: str, heading: str, project: Project
) -> None:
    moments = {"start": datetime.fromisoformat(start), "end": datetime.fromisoformat(end)}
    profile = project.profiles[0].model_copy(update=moments | {"kind": Kind.PARTY})
    view = Event(profile, project, "nl").view
    assert view.in_short.partition(" · ")[0] == said
    assert heading in ("", view.first[-1].label)


def test_two_stretches_that_touch_at_midnight_are_one_night(project: Project) -> None:
    days = [
        {"from": "2027-03-13T20:00", "until": "2027-03-14T00:00"},
        {"from": "2027-03-14T00:00", "until": "2027-03-14T04:00"},
    ]
    told = {"slug": "fuif", "name": "Fuif", "kind": "party", "attendance": 300, "setting": ["indoor"]}
    profile = Profile.model_validate(told | {"days": days, "ages": ["16-17", "18-plus"]})
    assert Event(profile, project, "nl").view.first[-1].label == "Op de avond zelf"


def test_a_partner_among_the_help_lines_of_an_event_is_told_once(project: Project) -> None:
    for profile in project.profiles:
        event = Event(profile, project, "nl")
        body = page_body(event, [])
        lines = {(one.call, one.url) for one in event.view.help}
        for one in event.view.partners:
            assert one.is_help_line is ((one.call, one.url) in lines)
            assert body.count(f'href="../../partners/{one.id}/"') == 1, (profile.slug, one.id)
