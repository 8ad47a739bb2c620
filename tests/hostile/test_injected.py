"""What somebody types into any field stays a text: on the page in a real browser, on paper, in sheet and calendar."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
import vobject
import yaml
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.conftest import ROOT, lay_fonts
from tests.contents import pages_of_pdf
from tests.hostile.cases import CITY, HERE, read_city
from tests.publishing.browsing import DESK, Visit, serving
from toolbox.publish.engine.rendering import EngineName, engine
from toolbox.publish.site import build_site
from toolbox.publish.under_way import Places

PAYLOADS: dict[str, str] = yaml.safe_load((HERE / "payloads.yml").read_text(encoding="utf-8"))
FILES = {
    "profiles/fuif.yml": ("name", "place", "organiser"),
    "docs/nl/richtlijnen/water.md": ("title", "actions.0.text", "sources.0.title"),
    "docs/nl/principes/drink.md": ("title", "summary", "sources.0.title"),
    "docs/nl/partners/vad.md": ("title", "what", "when_to_call"),
    "docs/nl/praktijk/tap.md": ("title", "summary"),
    "docs/nl/monitor/initiatieven/flitscontroles-sterke-drank.md": ("title", "idea", "aim.goal", "support.detour"),
    "docs/nl/monitor/signalen/2025-07-08-lege-flesjes-park.md": ("title", "area", "follow_up", "owner"),
    "docs/nl/monitor/doelen/checklists.md": ("title", "indicator", "unit"),
}
"""The files of which there is one for each payload, and the fields that it is put into."""
POLICY = (
    "contact.name",
    "help.0.name",
    "help.0.what",
    "quantities.water_points.label",
    "roles.bar",
    "city",
    "labels.zorg.name",
    "labels.zorg.basic.water.label",
)
ACTIVE = ("script", "handler", "svg", "closing", "attribute", "address", "frame", "refresh", "style", "comment", "json")
WRITTEN = ("jinja", "typst", "markdown", "formula", "calendar", "calendar-fold", "pdf", "right-to-left")
"""Those that could do something in a browser, and one of each that could to what a page or a file is written in."""
FEW = {name: PAYLOADS[name] for name in (*ACTIVE, *WRITTEN)}
_SECOND = pytest.mark.long(reason="everything once more, with the second engine")
_ALL = pytest.mark.long(reason="every payload in every file; without it one of each kind")
WAYS = [
    pytest.param((EngineName.MKDOCS, FEW), id="mkdocs-few"),
    pytest.param((EngineName.MKDOCS, PAYLOADS), id="mkdocs-all", marks=_ALL),
    pytest.param((EngineName.ZENSICAL, PAYLOADS), id="zensical-all", marks=_SECOND),
]
RAN = "document.documentElement.dataset.hacked || document.title === 'HACKED'"
SEEN = f"""() => {{
  const strange = document.querySelectorAll("iframe, object, embed, base, meta[http-equiv=refresh]").length;
  const title = document.querySelector("h1");
  const ways = [...document.links].map((one) => one.protocol);
  const hidden = title && getComputedStyle(title).display === "none";
  const doing = ways.filter((one) => !/^(https?|tel|mailto|webcal):$/.test(one));
  return [Boolean({RAN}), strange, Boolean(title), hidden, doing];
}}"""
"""Of a page: whether something ran, how much shows or asks something else, whether there is a title, whether that is
hidden, and the links that do something."""
FORMULA = re.compile(r"[=+\-@\t\r]")


def put(facts: dict[str, object], path: str, text: str) -> None:
    """Put a text where a path of keys leads; a text in each language where there is one."""
    *steps, last = path.split(".")
    there: object = facts
    for step in steps:
        there = there[int(step)] if isinstance(there, list) else there[step]  # type: ignore[index]
    assert isinstance(there, dict)
    there[last] = dict.fromkeys(("nl", "en"), text) if isinstance(there.get(last), dict) else text


def with_facts(path: Path, change: list[tuple[str, str]]) -> str:
    """The text of a file with other facts, and the same body."""
    text = path.read_text(encoding="utf-8")
    head, body = text, ""
    if path.suffix == ".md":
        head, body = text.removeprefix("---\n").split("\n---\n", 1)
    facts = yaml.load(head, Loader=yaml.BaseLoader)
    for field, value in change:
        put(facts, field, value)
    head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10**6)
    return head if path.suffix != ".md" else f"---\n{head}---\n{body}"


@dataclass(frozen=True)
class Site:
    """The site of a city with payloads in it, and the fields that took each, by the file."""

    folder: Path
    payloads: dict[str, str]
    took: dict[str, tuple[str, ...]]


def spoil(city: Path, payloads: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Put the payloads into every field of every kind of file that takes it, in one file a payload and kind.

    Gives the fields that took it, by the file; those that refuse it are told.
    """
    alone = {}
    for name, fields in FILES.items():
        for payload, text in payloads.items():
            for number, field in enumerate(fields):
                path = _path(name, f"{payload}-{number}")
                alone[path] = (name, payload, field)
                (city / path).write_text(with_facts(CITY / name, [(field, text)]), encoding="utf-8")
    _, lines = read_city(city)
    refused = {one.split(":", 1)[0] for one in lines if ": warning: " not in one}
    for path in alone:
        (city / path).unlink()
    took: dict[str, tuple[str, ...]] = {}
    for path, (name, payload, field) in alone.items():
        if path not in refused:
            together = _path(name, payload)
            took[together] = (*took.get(together, ()), field)
            change = [(one, payloads[payload]) for one in took[together]]
            (city / together).write_text(with_facts(CITY / name, change), encoding="utf-8")
    # Titles refuse angle brackets, signals whatever could point at somebody; most of it is let through.
    assert 0 < len(refused) < len(alone) / 3
    return took


def _path(name: str, stem: str) -> str:
    return Path(name).with_name(f"{_stem(name)}{stem}{Path(name).suffix}").as_posix()


def _stem(name: str) -> str:
    """Signals are named by their day."""
    return "2025-07-08-" if "signalen" in name else ""


@pytest.fixture(scope="module", params=WAYS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    rendered_by, payloads = request.param
    city = tmp_path_factory.mktemp("hostile") / "city"
    shutil.copytree(CITY, city)
    shutil.rmtree(city / "docs" / "en")
    policy = (city / "policy.yml").read_text(encoding="utf-8")
    (city / "policy.yml").write_text(policy.replace("[nl, en]", "[nl]").replace("stage: 1", "stage: 9"), "utf-8")
    before = Path.cwd()
    os.chdir(city)
    try:
        took = spoil(city, payloads)
        project, lines = read_city(city)
    finally:
        os.chdir(before)
    assert project, lines
    places = Places(ROOT, city / "build", city / "site")
    lay_fonts(city / "build" / "cache")
    build_site(project, places, os.cpu_count() or 1, rendered_by=engine(rendered_by))
    return Site(city / "site", payloads, took)


@pytest.fixture(scope="module")
def there(made: Site) -> Iterator[str]:
    with serving(made.folder) as address:
        yield address


def _is_active(path: Path) -> bool:
    """Whether a page is there for a text that could do something, or lists such pages."""
    name = path.parent.name.removeprefix("2025-07-08-")
    return name in ACTIVE or name not in PAYLOADS


@pytest.mark.parametrize(
    "all_of_them",
    [False, pytest.param(True, marks=pytest.mark.long(reason="every page is opened"))],
    ids=["what-is-active", "every-page"],
)
def test_no_page_runs_asks_or_goes_anywhere(made: Site, there: str, browser: Browser, all_of_them: bool) -> None:
    visit = Visit(browser, there, DESK)
    # The editor is no page of texts: it draws itself once it has been given a folder.
    pages = [path for path in sorted(made.folder.rglob("index.html")) if path.parent.name != "admin"]
    assert len(pages) > 3 * len(made.payloads)
    pages = [path for path in pages if all_of_them or _is_active(path)]
    assert len(pages) > 3 * len(ACTIVE)
    for path in pages:
        address = there + path.parent.relative_to(made.folder).as_posix().removeprefix(".").lstrip("/")
        visit.page.goto(address, wait_until="load")
        assert visit.page.url.rstrip("/") == address.rstrip("/"), path
        assert visit.page.evaluate(SEEN) == [False, 0, True, False, []], path
    assert [one for one in visit.wrong if "favicon" not in one] == []
    visit.close()


def test_the_form_and_the_search_show_texts_as_texts(there: str, browser: Browser) -> None:
    visit = Visit(browser, there, DESK)
    page = visit.go("evenementen/")
    page.get_by_label("Zoek je evenement").fill("script")
    page = visit.go("zoeken/?q=script")
    page.locator(".results > li").first.wait_for()
    assert not page.evaluate(RAN)
    assert visit.wrong == []
    visit.close()


def events(made: Site) -> list[tuple[str, Path, tuple[str, ...]]]:
    """The events that are there for a payload, each with it and with the fields that hold it."""
    found = []
    for payload, text in made.payloads.items():
        if fields := made.took.get(f"profiles/{payload}.yml"):
            found.append((text, made.folder / "evenementen" / payload, fields))
    assert len(found) > 0.9 * len(made.payloads)
    assert sum(len(fields) for _, _, fields in found) > 2.6 * len(made.payloads)
    return found


def test_no_cell_is_a_formula(made: Site) -> None:
    for _, folder, _ in events(made):
        rows = csv.reader(StringIO((folder / "checklist.csv").read_text(encoding="utf-8-sig")), delimiter=";")
        assert not [cell for row in rows for cell in row if FORMULA.match(cell)], folder
        book = openpyxl.load_workbook(folder / "checklist.xlsx")
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == ["G2"], folder
        assert not [cell for cell in cells if cell.hyperlink], folder


def test_the_calendar_holds_its_own_entries_alone(made: Site) -> None:
    for _, folder, _ in events(made):
        text = (folder / "deadlines.ics").read_bytes().decode("utf-8")
        entries = vobject.readOne(text).vevent_list
        assert (
            len(re.findall(r"^BEGIN:VEVENT", text, re.MULTILINE))
            == len(entries)
            == len({one.uid.value for one in entries})
        ), folder
        assert "HACKED" not in [one.summary.value for one in entries], folder


def test_the_name_is_on_paper_and_nothing_runs_in_it(made: Site) -> None:
    for text, folder, fields in events(made):
        for name in ("checklist.pdf", "briefings.pdf", "posters.pdf", "evaluation.pdf", "evaluation-form.pdf"):
            content = (folder / name).read_bytes()
            reader = PdfReader(BytesIO(content))
            root = reader.trailer["/Root"].get_object()
            assert isinstance(root, dict)
            assert not {"/OpenAction", "/AA", "/JavaScript"} & root.keys(), folder
            for page in reader.pages:
                actions = [note.get_object().get("/A", {}) for note in page.get("/Annots", [])]
                assert not [one for one in actions if one.get("/S") not in (None, "/URI")], folder
        if "name" in fields:
            seen = pages_of_pdf((folder / "checklist.pdf").read_bytes())[0]
            word = max(re.findall(r"[A-Za-z]+", text), key=len, default="")
            assert word[:12] in re.sub(r"[\s\u200b]", "", seen), folder


def test_data_is_what_was_typed(made: Site) -> None:
    for text, folder, fields in events(made):
        plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        assert {plan["event"][field] for field in fields} == {" ".join(text.split())}, folder
    json.loads((made.folder / "catalogue.json").read_text(encoding="utf-8"))
    index = (made.folder / "assets" / "search" / "index.js").read_text(encoding="utf-8")
    json.loads(index.removeprefix("self.toolboxIndex = ").removesuffix(";\n"))


def test_the_policy_takes_a_text_as_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The city's own words stand on every page; one event is enough to see them everywhere."""
    city = tmp_path / "city"
    shutil.copytree(CITY, city)
    monkeypatch.chdir(city)
    text = " ".join(PAYLOADS[one] for one in ("script", "attribute", "jinja", "typst"))[:300]
    took = [(field, text) for field in POLICY if _is_taken(city, [(field, text)])]
    assert len(took) > 2
    assert _is_taken(city, took)
    project, _ = read_city(city)
    assert project
    lay_fonts(city / "build" / "cache")
    build_site(project, Places(ROOT, city / "build", city / "site"))
    for path in (city / "site").rglob("*.html"):
        assert "<script>document.documentElement.dataset" not in path.read_text(encoding="utf-8"), path


def _is_taken(city: Path, change: list[tuple[str, str]]) -> bool:
    """Whether the policy is good with a text in some of its fields; where it is not, that is told with its line."""
    (city / "policy.yml").write_text(with_facts(CITY / "policy.yml", change), encoding="utf-8")
    project, lines = read_city(city)
    errors = [one for one in lines if ": warning: " not in one]
    assert project or errors
    assert all(one.startswith("policy.yml:") for one in errors)
    return project is not None
