"""A folder that came without git gets a history in the desk's name; one that has git already is left alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.hostile.cases import CITY
from toolbox.cli.history import begin, keep
from toolbox.model.city.policy import Policy
from toolbox.model.problem import Problems
from toolbox.read.policy import read_policy


def log(folder: Path) -> list[str]:
    command = ("git", "log", "--format=%an <%ae> %s")
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.fixture
def policy() -> Policy:
    policy, _ = read_policy(CITY / "policy.yml", Problems())
    assert policy is not None
    return policy


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """On a machine where nobody told git who they are."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    for name in ("policy.yml", "docs/nl/richtlijnen/glas.md", "docs/nl/richtlijnen/water.md", "toolbox/x.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_what_is_saved_is_kept_in_plain_words(folder: Path, policy: Policy) -> None:
    who = "Loket <site@feesten.teststad.be>"
    assert begin(folder, policy, "nl") == "Loket"
    assert keep(folder, "nl") == ""
    (folder / "docs/nl/richtlijnen/glas.md").write_text("y", encoding="utf-8")
    (folder / "docs/nl/richtlijnen/water.md").unlink()
    (folder / "toolbox/x.py").write_text("somebody's own business", encoding="utf-8")
    for number in range(5):
        (folder / f"docs/nl/richtlijnen/é {number}.md").write_text("x", encoding="utf-8")
    said = "Nieuw: nl/richtlijnen/é 0, nl/richtlijnen/é 1, nl/richtlijnen/é 2, en nog 2; "
    said += "Gewijzigd: nl/richtlijnen/glas; Weg: nl/richtlijnen/water"
    assert keep(folder, "nl") == said
    assert log(folder) == [f"{who} {said}", f"{who} Zoals het begon"]
    assert begin(folder, policy, "nl") == ""


def test_a_folder_with_git_is_left_alone_and_one_within_it_too(folder: Path, policy: Policy) -> None:
    subprocess.run(("git", "init", "--quiet"), cwd=folder, check=True)
    for where in (folder, folder / "docs"):
        assert begin(where, policy, "en") == ""
        assert keep(where, "en") == ""
    assert subprocess.run(("git", "rev-parse", "HEAD"), cwd=folder, capture_output=True).returncode != 0
