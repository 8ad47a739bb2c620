"""A new fact costs three files: a row of the table, and its words in each language. Everything else follows."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from tests.publishing.browsing import DESK, Visit
from tests.publishing.extending.series import OwnCity

ROWS = """    Fact("fireworks", YesNo(), False, Section.OFFER, named=True),
    Fact("crowding", OnScale(Crowding), Crowding.CALM, Section.GROUND, named=True),
)
BY_NAME ="""
SCALE = '''class Crowding(Scale):
    """How close people stand."""

    CALM = "calm"
    BUSY = "busy"
    PACKED = "packed"


class Section('''
WORDS = {
    "nl": {
        "form": {"fireworks": "Is er vuurwerk?", "crowding": "Hoe druk wordt het?"},
        "fact": {"fireworks": "Vuurwerk", "crowding": "Drukte"},
        "reason": {
            "fireworks_true": "er is vuurwerk",
            "fireworks_false": "er is geen vuurwerk",
            "crowding": "drukte {value} ({bound})",
            "crowding_list": "drukte {value}",
        },
        "condition": {"crowding": "drukte {bound}"},
        "crowding": {"calm": "rustig", "busy": "druk", "packed": "stampvol"},
        "editor": {"fields": {"fireworks": "Vuurwerk", "crowding": "Drukte"}},
    },
    "en": {
        "form": {"fireworks": "Are there fireworks?", "crowding": "How crowded will it be?"},
        "fact": {"fireworks": "Fireworks", "crowding": "Crowding"},
        "reason": {
            "fireworks_true": "there are fireworks",
            "fireworks_false": "there are no fireworks",
            "crowding": "crowding {value} ({bound})",
            "crowding_list": "crowding {value}",
        },
        "condition": {"crowding": "crowding {bound}"},
        "crowding": {"calm": "calm", "busy": "busy", "packed": "packed"},
        "editor": {"fields": {"fireworks": "Fireworks", "crowding": "Crowding"}},
    },
}
DURING = "role: organiser, phase: during, due: 0"
ACTION = f"""  - {{id: sparks, text: Hou de brandblusser klaar., {DURING}, when: {{fireworks: true}}}}
  - {{id: squeeze, text: Zet een extra uitgang open., {DURING}, when: {{crowding: ">= busy"}}}}
"""


def grow(city: OwnCity) -> None:
    """Give the city two facts more, and an action for each."""
    facts = city.program / "toolbox" / "model" / "event" / "facts.py"
    text = facts.read_text(encoding="utf-8")
    text = text.replace(")\nBY_NAME =", ROWS, 1).replace("class Section(", SCALE, 1)
    facts.write_text(text.replace("    Setting,\n", "    Scale,\n    Setting,\n", 1), encoding="utf-8")
    for code, words in WORDS.items():
        teach(city.program / "toolbox" / "phrases" / f"{code}.yml", words)
    for code in ("nl", "en"):
        page = city.folder / "docs" / code / "richtlijnen" / "water.md"
        head = page.read_text(encoding="utf-8")
        more = ACTION if code == "nl" else "  sparks: Keep the extinguisher ready.\n  squeeze: Open one more exit.\n"
        page.write_text(head.replace("actions:\n", f"actions:\n{more}", 1), encoding="utf-8")
    with (city.folder / "event_profiles" / "fuif.yml").open("a", encoding="utf-8") as profile:
        profile.write("fireworks: true\ncrowding: packed\n")


@pytest.fixture
def city(grown: OwnCity) -> OwnCity:
    return grown


def teach(path: Path, words: dict[str, object]) -> str:
    """Add words to a file of phrases, each group where it stands; gives the name of the file."""

    def joined(ours: dict[str, object], more: dict[str, object]) -> dict[str, object]:
        for key, value in more.items():
            ours[key] = joined(ours.get(key, {}), value) if isinstance(value, dict) else value  # type: ignore[arg-type]
        return ours

    known = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump(joined(known, words), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path.name


def command(city: OwnCity, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-B", "program/build.py", *arguments]
    return subprocess.run(line, cwd=city.folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


INPUTS = ("--policy", "policy.yml", "--docs", "docs")


def test_the_plan_says_why(city: OwnCity) -> None:
    done = command(city, "check", *INPUTS, "--profiles", "event_profiles")
    assert done.returncode == 0, done.stderr
    told = command(city, "plan", "event_profiles/fuif.yml", *INPUTS).stdout
    assert "er is vuurwerk" in told
    assert "drukte stampvol (vanaf druk)" in told
    english = command(city, "plan", "event_profiles/fuif.yml", *INPUTS, "--language", "en").stdout
    assert "there are fireworks" in english
    assert "crowding packed (from busy)" in english or "crowding packed (" in english


def test_it_stands_on_the_page_and_in_the_catalogue(city: OwnCity) -> None:
    page = (city.site / "evenementen" / "fuif" / "index.html").read_text(encoding="utf-8")
    assert "Vuurwerk</dt><dd><bdi>ja</bdi>" in page
    assert "Drukte</dt><dd><bdi>stampvol</bdi>" in page
    rows = {row["name"]: row for row in json.loads((city.site / "catalogue.json").read_text(encoding="utf-8"))["facts"]}
    assert rows["fireworks"] == {
        "name": "fireworks",
        "group": "fireworks",
        "derived": False,
        "kind": "yes-no",
        "default": False,
    }
    assert rows["crowding"]["choices"] == ["calm", "busy", "packed"]


def test_a_bad_value_is_told_like_any_other(city: OwnCity, tmp_path: Path) -> None:
    profile = tmp_path / "fuif.yml"
    text = (city.folder / "event_profiles" / "fuif.yml").read_text(encoding="utf-8")
    profile.write_text(
        text.replace("packed", "paked").replace("fireworks: true", "fireworks: misschien"), encoding="utf-8"
    )
    said = command(city, "plan", str(profile), *INPUTS).stderr
    assert "'paked' is not known for 'crowding'" in said
    assert "'misschien' is neither yes nor no" in said


def test_new_asks_for_it(city: OwnCity) -> None:
    given = ("--name", "Bal", "--kind", "party", "--start", "2027-03-13T21:00", "--end", "2027-03-14T03:00")
    more = ("--attendance", "300", "--setting", "indoor", "--ages", "18-plus", "--fireworks", "yes")
    done = command(city, "new", "event", *given, *more, "--profiles", "new")
    assert done.returncode == 0, done.stderr
    made = (city.folder / "new" / "bal.yml").read_text(encoding="utf-8")
    assert re.search(r"^fireworks: true", made, re.MULTILINE)
    assert re.search(r"^# crowding: calm", made, re.MULTILINE)
    shutil.rmtree(city.folder / "new")


def test_schema_and_editor_have_it(city: OwnCity) -> None:
    code = (
        "import json; from toolbox.desk.forms import forms; from toolbox.desk.schemas import schemas; "
        "print(json.dumps([list(schemas()['event.schema.json']['properties']), "
        "[one.get('id') for one in forms('nl')['evenement.yml']['body']]]))"
    )
    line = [sys.executable, "-B", "-c", code]
    done = subprocess.run(line, cwd=city.program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    schema, form = json.loads(done.stdout)
    assert {"fireworks", "crowding"} <= set(schema)
    assert {"fireworks", "crowding"} <= set(form)
    if (city.site / "admin").is_dir():
        fields = json.loads((city.site / "admin" / "config.json").read_text(encoding="utf-8"))["collections"][0][
            "fields"
        ]
        assert {"fireworks", "crowding"} <= {field["name"] for field in fields}


def test_the_form_makes_the_same_plan_of_it(city: OwnCity, browser: Browser, grown_address: str) -> None:
    visit = Visit(browser, grown_address, DESK)
    page = visit.go("mijn-evenement/")
    for label in ("fuif", "18 en ouder", "binnen"):
        page.get_by_label(label, exact=True).check()
    page.get_by_label("Begin", exact=True).fill("2027-03-13T21:00")
    page.get_by_label("Einde", exact=True).fill("2027-03-14T03:00")
    page.get_by_label("Bezoekers op het drukste moment").fill("300")
    assert page.get_by_text("Hou de brandblusser klaar.").count() == 0
    page.locator("#refine > summary").click()
    page.get_by_role("group", name="Is er vuurwerk?").get_by_label("ja").check()
    page.get_by_label("Hoe druk wordt het?").select_option("busy")
    page.get_by_role("button", name="Toon mijn plan").click()
    assert page.get_by_text("Hou de brandblusser klaar.").is_visible()
    page.locator(".row-menu").filter(has_text="drukte druk (vanaf druk)").locator("summary").click()
    assert page.get_by_text("drukte druk (vanaf druk)").is_visible()
    page.get_by_role("button", name="Link naar dit plan").click()
    link = page.locator("#share input").input_value()
    assert "fireworks=yes" in link
    assert "crowding=busy" in link
    visit.close()
