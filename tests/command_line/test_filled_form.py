"""A form that an organiser filled in, such as an issue: it becomes a profile, or is told what is wrong."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import ROOT, run
from toolbox.desk.forms import FOLDER, as_file, forms, language_of
from toolbox.model.event.profile import Profile
from toolbox.model.problem import Problems
from toolbox.read.profiles import read_profile

FILLED = """### Naam

Fuif van 't Hofke, "deel 2"

### Soort evenement

fuif

### Begin

2027-03-13T21:00

### Einde

2027-03-14T03:00

### Bezoekers op het drukste moment

650

### Binnen of buiten

binnen, in een tent

### Leeftijden

16 en 17, 18 en ouder

### Plaats

_No response_

### Organisatie

Jeugdhuis

### Wordt er alcohol geschonken?

ja

### Zijn er drankjes in glas?

ja

### Toegang

vrije toegang

### Geluid

tot 100 dB(A), luid optreden

### Blijven er mensen slapen?

nee
"""


def test_a_filled_in_form_becomes_a_profile(tmp_path: Path) -> None:
    (tmp_path / "form.md").write_text(FILLED.replace("\n", "\r\n"), encoding="utf-8", newline="")
    done = run("new", "event", "--from-form", tmp_path / "form.md", "--profiles", tmp_path / "profiles")
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "profiles").iterdir()
    problems = Problems()
    profile = read_profile(path, problems)
    assert list(problems) == []
    assert profile
    assert profile.name == 'Fuif van \'t Hofke, "deel 2"'
    assert (profile.attendance, profile.sound_level, profile.glass, profile.camping) == (650, 100, True, False)
    assert profile.setting == ("indoor", "tent")
    assert profile.ages == ("16-17", "18-plus")
    assert (profile.entry, profile.place, profile.organiser) == ("free", None, "Jeugdhuis")


def test_a_form_with_mistakes_says_which(tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    form.write_text(FILLED.replace("650", "veel").replace("\nfuif\n", "\nfeest\n"), encoding="utf-8")
    done = run("new", "event", "--from-form", form, "--profiles", tmp_path, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert "'veel' is geen geheel getal" in done.stderr
    assert "'feest' is niet bekend voor 'kind'" in done.stderr
    form.write_text("Zomaar een tekst.\n", encoding="utf-8")
    done = run("new", "event", "--from-form", form, "--profiles", tmp_path)
    assert done.returncode == 2
    assert "staan geen antwoorden" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["form.md"]


def test_the_form_asks_what_the_model_takes() -> None:
    made = forms(language_of(ROOT / "policy.yml"))
    assert {path.name for path in FOLDER.iterdir()} == set(made)
    for name, form in made.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == as_file(form)
    fields = {one["id"]: one for one in forms("nl")["evenement.yml"]["body"] if "id" in one}
    assert set(Profile.model_fields) - set(fields) == {"slug", "days", "heat_risk", "forecast_max", "visitor_languages"}
    needed = {name for name, field in Profile.model_fields.items() if field.is_required()} - {"slug"}
    assert needed <= {name for name, field in fields.items() if field["validations"]["required"]}
