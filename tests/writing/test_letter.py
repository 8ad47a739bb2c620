"""The mail to an organiser, read as a mail program reads it, and looked at on a phone."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import AWKWARD
from toolbox.check.persons import personal
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.model.project import Project, public_numbers
from toolbox.model.vocabulary import Again, Phase
from toolbox.read.profiles import read_profile
from toolbox.write.letter import mail, mails
from toolbox.write.outputs import Event

TAGS = {"html", "head", "meta", "title", "body", "table", "tbody", "tr", "td", "h2", "p", "a", "strong", "br"}
NEAR = 10
"""Days before the event: some things are late, others are not."""


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    path = tmp_path_factory.mktemp("letter") / "awkward.yml"
    path.write_text(AWKWARD.replace("🎉", "x" * 80), encoding="utf-8")
    profile = read_profile(path, Problems())
    assert profile
    return profile


@pytest.fixture(scope="module", params=["fuif-nl", "fuif-en", "awkward-nl"])
def event(request: pytest.FixtureRequest, project: Project, awkward: Profile) -> Event:
    which, _, code = request.param.partition("-")
    fuif = next(one for one in project.profiles if one.slug == "fuif-chiro-2027")
    profile = awkward if which == "awkward" else fuif
    return Event(profile, project, code, today=profile.start.date() - timedelta(days=NEAR))


def parsed(content: bytes) -> EmailMessage:
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(content)


def text_of(event: Event) -> str:
    return mail(event, "txt").decode()


def seen(event: Event) -> str:
    body = LexborHTMLParser(mail(event, "html").decode()).body
    assert body
    return " ".join(body.text(separator=" ").split())


def test_it_opens_as_a_draft_with_both_forms_and_the_file_for_the_desk(event: Event) -> None:
    content = mail(event, "eml")
    message = parsed(content)
    assert message["Subject"] == event.language.say("letter", "subject", name=event.profile.name)
    assert message["X-Unsent"] == "1"
    assert not {"From", "To", "Date", "Bcc"} & set(message.keys())
    both, attached = message.iter_parts()
    assert [one.get_content_type() for one in both.iter_parts()] == ["text/plain", "text/html"]
    text, html = (str(one.get_content()).replace("\r\n", "\n") for one in both.iter_parts())
    beside = [content.decode() for name, content in mails(event).items() if name.endswith((".txt", ".html"))]
    assert [text, html] == beside
    assert attached.get_filename() == f"dossier-{event.profile.slug}.docx"
    assert Document(io.BytesIO(attached.get_content())).core_properties.title == event.profile.name
    assert not any(part.defects for part in message.walk())
    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_it_says_what_is_late_what_comes_first_and_where_it_stands(event: Event) -> None:
    view, text, words = event.view, text_of(event), seen(event)
    before = next(one for one in view.first if one.id == "before")
    assert 0 < len(before.actions) <= 10
    assert len(view.late.rows) > 3
    for said in (text, words):
        at = [said.index(" ".join(one.text.split())) for one in (*view.late.rows, *before.actions)]
        assert at == sorted(at), "what is late comes first, then the ten"
        assert all(one.instead in said for one in view.late.rows)
        assert not any(one.text in said for one in view.late.more)
        assert view.contact.name in said
    for name in ("", "deadlines.ics", "checklist.pdf"):
        assert f"{view.address}{name}" in text
        assert f'href="{view.address}{name}"' in mail(event, "html").decode()
    more = event.language.count(len(view.late.more), "letter", "late_more")
    assert (more in text) == bool(view.late.more)


def test_each_day_that_is_left_is_named_once_in_order(event: Event) -> None:
    lines = text_of(event).partition(event.language.say("letter", "deadlines").upper())[2].splitlines()
    rows = [one for one in event.view.actions if one.phase != "during" and not one.late]
    days = sorted({one.do.iso: one.do.day for one in rows}.items())
    told = [line for line in lines if any(line.startswith(f"{day} (") for _, day in days)]
    assert [line.partition(" (")[0] for line in told] == [day for _, day in days]
    for line, (iso, _) in zip(told, days, strict=True):
        assert event.language.count(sum(one.do.iso == iso for one in rows), "page", "actions_count") in line


def test_mail_programs_can_show_it_without_asking_anybody(event: Event) -> None:
    html = mail(event, "html").decode()
    tree = LexborHTMLParser(html)
    assert {node.tag for node in tree.css("*")} <= TAGS
    assert not [node for node in tree.css("*") if any(name.startswith("on") for name in node.attributes)]
    settled = {one.settle.url for one in event.view.actions if one.settle}
    leads = {node.attributes["href"] for node in tree.css("[href]")}
    assert leads <= settled | {event.view.contact.url} | {f"{event.view.address}{one}" for one in _LINKS}
    assert "url(" not in html
    assert "src=" not in html.replace("src=x onerror", "")
    assert event.profile.name in seen(event)


_LINKS = ("", "deadlines.ics", "checklist.pdf")


def test_it_names_nobody(event: Event, project: Project) -> None:
    numbers = public_numbers(project.policy, project.partners)
    lines = [line for line in text_of(event).splitlines() if event.profile.name not in line]
    assert len(lines) > 20
    assert [line for line in lines if personal(line, numbers)] == []


def test_the_same_event_and_day_give_the_same_bytes(event: Event) -> None:
    assert mail(event, "eml") == mail(replace(event), "eml")
    assert list(mails(event)) == [
        *(f"letter-{event.profile.slug}.{one}" for one in ("eml", "txt", "html")),
        f"dossier-{event.profile.slug}.docx",
    ]


def test_long_before_nothing_is_late_and_once_it_has_begun_only_what_comes_each_day_is_left(event: Event) -> None:
    say, early = event.language.say, replace(event, today=date(2026, 1, 5))
    assert say("page", "late").upper() not in text_of(early)
    assert say("letter", "none_left") not in text_of(early)
    # On the day itself somebody still sets things up.
    assert say("letter", "none_left") not in text_of(replace(event, today=event.profile.start.date()))
    # On a day after the first it is still on.
    longer = event.profile.model_copy(update={"end": event.profile.end + timedelta(days=1)})
    late = replace(event, profile=longer, today=event.profile.end.date())
    left = [one for one in late.plan.actions if one.id in late.plan.first[Phase.BEFORE]]
    assert {one.marks.again for one in left} <= {Again.DAILY}
    for said in (text_of(late), seen(late)):
        assert (say("letter", "none_left") in said) is (not left)


def test_it_fits_a_phone(event: Event, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(mail(event, "html").decode())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = page.evaluate(
        "[...document.querySelectorAll('p, h2, a')].map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    page.close()
    assert min(sizes) >= 15
