"""What people hand in by a form on the site: it becomes a file that the city can read, and points at nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.publishing.browsing import DESK, PHONE, Visit, download, reload, violations
from tests.publishing.form.filling import WORDS, fill
from toolbox.model.evaluation import Happening
from toolbox.model.problem import Problems
from toolbox.phrases import phrases
from toolbox.read.evaluations import read_evaluations
from toolbox.read.monitor import read_monitor


def test_a_name_that_says_who_somebody_is_makes_no_plan(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("mijn-evenement/")
    fill(page, WORDS["nl"])
    expect(page.locator("#plan-title")).to_be_visible()
    page.locator("#name").fill("Fuif van mevrouw Peeters")
    page.locator("#place").focus()
    expect(page.locator("#problem-name")).to_contain_text("een vereniging of een plek")
    expect(page.locator("#plan-title")).to_be_hidden()
    page.locator("#name").fill("Fuif van KSA Peeters")
    expect(page.locator("#plan-title")).to_be_visible()
    assert visit.wrong == []
    visit.close()


def test_an_evaluation_becomes_a_file_that_the_city_can_read(browser: Browser, address: str, tmp_path: Path) -> None:
    visit = Visit(browser, address, PHONE)
    page = visit.go("evenementen/genk-on-stage-2027/")
    page.get_by_role("link", name="Vul na het evenement de evaluatie in").click()
    expect(page.locator("#name")).to_have_value("Genk on Stage")
    expect(page.locator("#held")).to_have_value("2027-06-25")
    assert violations(page) == ""

    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-held")).to_have_text("Deze dag moet nog komen.")
    expect(page.locator("#problem-worked")).to_contain_text("Vertel minstens één ding")
    visit.page.clock.set_fixed_time("2027-06-29T12:00:00")
    for bad in ("veel", "012"):
        page.locator("[data-kind=treated]").fill(bad)
        page.get_by_role("button", name="Bewaar als bestand").click()
        beside = page.locator("label:has([data-kind=treated]) + #problem-happened")
        expect(beside).to_have_text("Vul een geheel getal in, zoals 10 en niet 010.")
        expect(page.locator("[data-kind=treated]")).to_be_focused()
        page.locator("[data-kind=treated]").fill("")
    page.locator("[data-kind=treated]").fill("12")
    page.locator("[data-kind=emergency-call]").fill("0")
    page.locator("#worked").fill("Vraag het aan dhr De Smet.")
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-worked")).to_contain_text("over een persoon")
    awkward = "Het \"water\" liep: \\ 100% 'goed' # echt\n- şÇ Україна العربية 🎉\u2028 {x: y} =1+1"
    page.locator("#worked").fill(awkward)
    former = "kept.replace('emergency-call', 'called-112')"
    page.evaluate(f"for (const [key, kept] of Object.entries(localStorage)) localStorage[key] = {former}")
    reload(page)
    expect(page.locator("[data-kind=treated]")).to_have_value("12")
    expect(page.locator("[data-kind=emergency-call]")).to_have_value("0")

    told = tmp_path / "genk-on-stage-2027.yml"
    told.write_bytes(download(page, "Bewaar als bestand"))
    problems = Problems()
    (read,) = read_evaluations(tmp_path, problems)
    assert list(problems) == []
    assert (read.name, read.held) == ("Genk on Stage", date(2027, 6, 25))
    assert read.attendance is None, "how many were planned is not how many came"
    assert read.happened == {Happening.TREATED: 12, Happening.EMERGENCY_CALL: 0}
    assert read.worked == awkward
    page.get_by_role("button", name="Wis alles").click()
    assert page.locator("#worked").input_value() == ""
    assert visit.wrong == []
    visit.close()


def test_the_evaluation_of_a_dry_event_asks_nothing_of_drink(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("evaluatie/?event=sportdag-2027")
    expect(page.locator("#name")).to_have_value("Sportdag voor alle scholen")
    expect(page.locator("[data-kind=intoxicated]")).to_be_hidden()
    expect(page.locator("[data-kind=treated]")).to_be_visible()
    page = visit.go("evaluatie/?event=genk-on-stage-2027")
    expect(page.locator("#name")).to_have_value("Genk on Stage")
    expect(page.locator("[data-kind=intoxicated]")).to_be_visible()
    assert visit.wrong == []
    visit.close()


def test_an_evaluation_of_an_unknown_event_starts_empty(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, DESK)
    page = visit.go("en/evaluatie/?event=<script>")
    page.get_by_role("button", name="Save as a file").click()
    expect(page.locator("#problem-name")).to_have_text("Fill in the name of the event.")
    expect(page.locator("#problem-held")).to_have_text("Fill in the day on which it began.")
    assert visit.wrong == []
    visit.close()


def test_a_signal_becomes_a_page_that_the_monitor_reads(browser: Browser, address: str, tmp_path: Path) -> None:
    visit = Visit(browser, address, PHONE)
    visit.page.clock.set_fixed_time("2027-03-20T12:00:00")
    page = visit.go("monitor/")
    page.get_by_role("link", name="Geef een signaal door").click()
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-title")).to_have_text("Vul dit in.")
    expect(page.locator("#problem-source")).to_have_text("Vul dit in.")
    page.locator("#title").fill('Lege "flesjes": <b>')
    page.locator("#date").fill("2027-03-21")
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-date")).to_have_text("Deze dag moet nog komen.")
    page.locator("#date").fill("2027-03-13")
    page.locator("#area").fill("Centrum")
    for choice in ("Alcohol", "Milieu", "zelf gezien", "straathoekwerk"):
        page.get_by_label(choice, exact=True).check()
    page.locator("#seen").fill("Volgens mw. Peeters is het drukker.")
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-seen")).to_contain_text("over een persoon")
    page.locator("#seen").fill("Bel 0478 12 34 56 voor meer.")
    page.get_by_role("button", name="Bewaar als bestand").click()
    expect(page.locator("#problem-seen")).to_contain_text("over een persoon")
    page.locator("#seen").fill("Er liggen meer lege flesjes dan vorig jaar.\n\nVooral op vrijdag, vanaf 23 uur.")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bewaar als bestand").click()
    assert waiting.value.suggested_filename == "2027-03-13-lege-flesjes-b.md"
    expect(page.locator("form").get_by_role("status")).to_contain_text("Bewaard als 2027-03-13-lege-flesjes-b.md.")
    folder = tmp_path / "monitor" / "signalen"
    folder.mkdir(parents=True)
    waiting.value.save_as(folder / waiting.value.suggested_filename)
    problems = Problems()
    read = read_monitor(tmp_path / "monitor", phrases("nl")["addresses"], problems, frozenset())
    # A title with a tag in it is refused where titles are read, like any other.
    assert [one.code for one in problems] == ["angle-bracket"]
    path = folder / waiting.value.suggested_filename
    path.write_text(path.read_text(encoding="utf-8").replace(": <b>", ""), encoding="utf-8")
    read = read_monitor(tmp_path / "monitor", phrases("nl")["addresses"], Problems(), frozenset())
    (signal,) = read.signals
    assert (signal.title, signal.area, signal.public) == ('Lege "flesjes"', "Centrum", False)
    assert (signal.theme, signal.side, signal.certainty, signal.source) == (
        "alcohol",
        "surroundings",
        "seen",
        "street-work",
    )
    assert signal.seen.endswith("vanaf 23 uur.")
    assert "flesjes" not in page.evaluate("JSON.stringify(localStorage)")
    assert visit.wrong == []
    visit.close()
