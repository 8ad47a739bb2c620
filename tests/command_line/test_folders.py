"""Where a build writes: never over what people wrote, and only where there is nothing or what a build left."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.conftest import ROOT, lay_fonts
from tests.publishing.building import City, small
from toolbox.cli import app
from toolbox.cli.folders import is_own
from toolbox.publish import plain_pages
from toolbox.read import Inputs


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The small city, built once as a person builds it."""
    city = small(tmp_path_factory.mktemp("folders") / "city")
    lay_fonts(city.folder / "build" / "cache")
    done = asked("build", city)
    assert done.exit_code == 0, done.stderr
    return city


def asked(command: str, city: City, **folders: Path) -> Result:
    """A command with other folders than the city's own."""
    given = dict(one.removeprefix("--").split("=", 1) for one in city.options)
    given |= {name.replace("_", "-"): str(path) for name, path in folders.items()}
    if command == "serve":
        del given["site-dir"]
    return CliRunner().invoke(app, [command, *(f"--{name}={path}" for name, path in given.items())])


def names(folder: Path) -> dict[str, bytes]:
    """All that stands in a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(command: str, city: City, **folders: Path) -> Result:
    """The same where nothing changes by it. What is for the steering group stands in a folder that the policy names."""
    policy = city.folder / "policy.yml"
    text = policy.read_text(encoding="utf-8")
    aside = "monitor_folder: watch\n" if "watch" in str(folders) else ""
    policy.write_text(f"{text}{aside}publish: {{folder: ../web}}\n", encoding="utf-8")
    before = names(city.folder)
    try:
        done = asked(command, city, **folders)
        assert names(city.folder) == before
    finally:
        policy.write_text(text, encoding="utf-8")
    return done


OWN = ("docs", "docs/nl/richtlijnen", "docs/new", "event_profiles", "event_evaluations", "watch/new", ".")


@pytest.mark.parametrize("where", [*OWN, ".."])
@pytest.mark.parametrize("command", ["build", "publish", "serve"])
def test_a_build_folder_holds_nothing_of_the_project(command: str, where: str, made: City) -> None:
    done = refused(command, made, build_dir=made.folder / where)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "holds other things or lies among the project's own" in done.stderr


@pytest.mark.parametrize("where", [".", "..", "toolbox", "editor/new", "tests/new", ".git/new"])
def test_nor_anything_of_the_program(where: str, made: City) -> None:
    """No command is run: where this fails it would write there."""
    inputs = Inputs(made.folder / "policy.yml", made.folder / "docs", made.profiles)
    assert is_own(ROOT / where, inputs, None)
    assert not any(is_own(ROOT / name, inputs, None) for name in ("build", "site", "site-steering"))


@pytest.mark.parametrize("where", [*OWN, "build"])
def test_a_site_folder_holds_nothing_of_the_project(where: str, made: City) -> None:
    done = refused("build", made, site_dir=made.folder / where)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "would be replaced" in done.stderr


def test_a_site_may_be_a_link(made: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To an empty folder, and then to one with a site; for the steering group by the name of neither."""
    for automatic in ("CI", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(automatic, raising=False)
    there, link = tmp_path / "www", tmp_path / "link"
    there.mkdir()
    link.symlink_to(there, target_is_directory=True)
    steering = CliRunner().invoke(app, ["build", *made.options, f"--site-dir={link}", "--audience", "steering"])
    assert (steering.exit_code, "is a folder that is published from" in steering.stderr) == (2, True)
    for _ in range(2):
        done = asked("build", made, site_dir=link)
        assert done.exit_code == 0, done.stderr
        assert (there / "index.html").is_file()
        assert sorted((path.name, path.is_symlink()) for path in tmp_path.iterdir()) == [("link", True), ("www", False)]
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    looped = asked("build", made, site_dir=tmp_path / "loop")
    assert (looped.exit_code, "is a file; choose a folder" in looped.stderr) == (2, True), looped.stderr


@pytest.mark.parametrize("name", ["nl/mine.md", "cache/mine.txt", "preview/mine.txt", "mine"])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_of_ones_own_is_no_build_folder(command: str, name: str, made: City, tmp_path: Path) -> None:
    path = tmp_path / "own" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    done = asked(command, made, build_dir=tmp_path / "own")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "holds things that no build made" in done.stderr
    assert names(tmp_path) == {f"own/{name}": b"mine"}
    file = asked(command, made, build_dir=tmp_path / "own" / name)
    assert (file.exit_code, "is a file; choose a folder" in file.stderr) == (2, True), file.stderr


def test_an_empty_folder_and_one_of_before_are_build_folders(
    made: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Fonts take seconds, and are no matter of where they are put.
    (fonts,) = (path for path in (made.folder / "build" / "cache").glob("fonts-*") if path.is_dir())
    monkeypatch.setattr(plain_pages, "write_webfonts", partial(shutil.copytree, fonts, dirs_exist_ok=True))
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    # As serve leaves it, and as a build of before without its lock.
    shutil.copytree(made.folder / "build", tmp_path / "served" / "preview")
    shutil.copytree(made.folder / "build", tmp_path / "before", ignore=shutil.ignore_patterns(".lock"))
    for name in ("empty", "link", "served", "before"):
        for _ in range(2):
            done = asked("build", made, build_dir=tmp_path / name)
            assert done.exit_code == 0, done.stderr
    assert (tmp_path / "elsewhere" / "cache").is_dir()
