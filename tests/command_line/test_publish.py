"""`publish` as a person runs it: it builds, tells what changes for visitors, asks, and sends."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.conftest import ROOT
from tests.publishing.building import City, small
from toolbox.cli import app
from toolbox.cli.desk import Publish
from toolbox.cli.publisher import publisher, shown
from toolbox.model.problem import Problems
from toolbox.publish.engine.rendering import EngineName
from toolbox.publish.sending.errors import NotSent
from toolbox.read import Inputs
from toolbox.read.policy import read_policy


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The small city, built once, that publishes into a folder beside it."""
    city = small(tmp_path_factory.mktemp("publish") / "city")
    city.build()
    where_to(city, "publish: {folder: ../web}")
    return city


def where_to(city: City, line: str) -> None:
    policy = city.folder / "policy.yml"
    lines = [one for one in policy.read_text(encoding="utf-8").splitlines() if not one.startswith("publish:")]
    policy.write_text("\n".join([*lines, line, ""]), encoding="utf-8")


def given(city: City) -> list[str]:
    folders = {"--profiles": city.profiles, "--docs": city.folder / "docs", "--policy": city.folder / "policy.yml"}
    folders |= {"--site-dir": city.site, "--build-dir": city.folder / "build"}
    return [*(str(one) for pair in folders.items() for one in pair), "--jobs", "1"]


def publish(city: City, *options: str) -> Result:
    return CliRunner().invoke(app, ["publish", *given(city), *options])


def answered(city: City, answer: str) -> str:
    """What is said at a terminal where somebody answers the question."""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "build.py"), "publish", *given(city), "--lang", "nl"]
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(command, cwd=ROOT, stdin=theirs, capture_output=True, text=True, timeout=300)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_from_the_first_publishing_to_a_changed_page(city: City) -> None:
    web = city.folder.parent / "web"
    nobody = publish(city)
    assert (nobody.exit_code, web.exists()) == (2, False)
    assert nobody.stderr.endswith("there is nobody to ask; give --yes, --dry-run\n")
    assert "Plans of new events (1):\n  " in nobody.stdout

    first = publish(city, "--yes")
    assert first.exit_code == 0, first.stderr
    assert first.stderr.endswith("Published: https://feesten.teststad.be/\n")
    assert (web / "index.html").read_bytes() == (city.site / "index.html").read_bytes()

    guideline = next((city.folder / "docs/nl/richtlijnen").glob("*.md"))
    guideline.write_text(guideline.read_text(encoding="utf-8") + "\nEn nog een zin.\n", encoding="utf-8")
    refused = answered(city, "nee")
    assert f"richtlijnen/{guideline.stem}/" in refused.partition("Gewijzigde pagina's")[2]
    assert refused.endswith("Er is niets verstuurd.\n")
    page = f"richtlijnen/{guideline.stem}/index.html"
    assert "En nog een zin" not in (web / page).read_text(encoding="utf-8")
    assert answered(city, "ja").endswith("Gepubliceerd: https://feesten.teststad.be/\n")
    assert "En nog een zin" in (web / page).read_text(encoding="utf-8")

    (web / "index.html").write_text("by hand", encoding="utf-8")
    again = publish(city, "--dry-run")
    assert "Changed there by hand; this becomes as it is here (1):\n  index.html\n" in again.stdout


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("", 2, "policy.yml:1:1: the policy does not say where to publish (write it, as in publish: {folder: "),
        ("publish: {folder: docs/nl}", 2, "holds the project's own files, or is one of its folders (name a folder"),
        ("publish: {folder: ..}", 2, "holds the project's own files, or is one of its folders (name a folder"),
        ("publish: {folder: ../no/such}", 2, "is not there: "),
        ("publish: {folder: web, git: {}}", 2, "'publish' needs one of 'folder', 'rsync', 'sftp' and 'git' (keep one"),
        ("publish: {sftp: {host: -oProxyCommand=x, path: x}}", 2, "does not have the right form for 'host'"),
        ("publish: {sftp: {host: x.invalid}}", 2, "'path' is missing"),
        ("publish: {sftp: {host: nowhere.invalid, path: x}}", 1, "nowhere.invalid:x cannot be reached: ssh: "),
        ("publish: {git: {remote: 'https://me:secret@example.org/x'}}", 2, "a password stands in this address"),
    ],
)
def test_what_cannot_be_published_is_told_before_anything_is_built(city: City, line: str, code: int, said: str) -> None:
    where_to(city, line)
    made = (city.site / "index.html").stat().st_mtime_ns
    done = publish(city, "--yes")
    where_to(city, "publish: {folder: ../web}")
    assert done.exit_code == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr
    assert (city.site / "index.html").stat().st_mtime_ns == made


def test_yes_overwrites_nothing_of_somebody_else(city: City, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("the city's own", encoding="utf-8")
    where_to(city, f"publish: {{folder: {tmp_path}}}")
    done = publish(city, "--yes")
    where_to(city, "publish: {folder: ../web}")
    assert done.exit_code == 2
    assert "THIS IS OVERWRITTEN (1):\n  index.html\n" in done.stdout
    assert done.stderr.endswith("publish once without it, and answer the question\n")
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_the_button_of_the_editor_does_the_same_in_two_steps(city: City) -> None:
    inputs = Inputs(city.folder / "policy.yml", city.folder / "docs", city.profiles)
    desk = Publish(inputs, city.site, city.folder / "build", "nl", EngineName.MKDOCS)
    where_to(city, "")
    assert "de policy zegt niet waar de site gepubliceerd wordt" in desk.look().parts[0][0]
    where_to(city, "publish: {folder: ../from-the-button}")
    web = city.folder.parent / "from-the-button"
    told = desk.look()
    assert ("Plannen van nieuwe evenementen (1):", ("Fuif (nl, en): evenementen/fuif/",)) in told.parts
    assert not web.exists()
    assert desk.send(told.token).parts == (("Gepubliceerd: https://feesten.teststad.be/", ()),)
    assert (web / "index.html").is_file()
    for token in ("", "another", told.token, f"{told.token}é"):
        assert "Intussen is er iets anders bekeken" in desk.send(token).parts[0][0]
    page = city.folder / "docs" / "nl" / "richtlijnen" / "water.md"
    water = page.read_text(encoding="utf-8")
    page.write_text(f"{water}\nVraag het aan mevrouw Jan Peeters.\n", encoding="utf-8")
    heading, items = desk.look().parts[0]
    assert heading == "Kijk dit na voor het online staat:"
    assert ["één persoon" in one for one in items] == [True], items
    page.write_text(water, encoding="utf-8")
    profile = city.profiles / "fuif.yml"
    good = profile.read_text(encoding="utf-8")
    profile.write_text(good.replace("kind: ", "kind: x"), encoding="utf-8")
    told = desk.look()
    profile.write_text(good, encoding="utf-8")
    assert (told.token, "fuif.yml:" in told.parts[0][0]) == ("", True)


def test_what_is_changed_by_hand_after_somebody_looked_is_not_overwritten_unseen(city: City) -> None:
    web, inputs = (
        city.folder.parent / "by-hand",
        Inputs(city.folder / "policy.yml", city.folder / "docs", city.profiles),
    )
    where_to(city, "publish: {folder: ../by-hand}")
    assert publish(city, "--yes").exit_code == 0
    (city.site / "robots.txt").write_text("User-agent: *\n# anders\n", encoding="utf-8")
    policy, _ = read_policy(inputs.policy, Problems())
    assert policy
    ours = publisher(inputs, city.site, city.folder / "build", policy)
    found = ours.look()
    (web / "index.html").write_text("met de hand", encoding="utf-8")
    with pytest.raises(NotSent) as error:
        ours.send(found, "nl")
    assert (type(error.value), error.value.code) == (NotSent, "send-meanwhile")
    assert (web / "index.html").read_text(encoding="utf-8") == "met de hand"
    said = " ".join(part.heading for part in shown(ours, ours.look(), "en"))
    assert "Changed there by hand" in said
    assert "nothing changes" not in said
