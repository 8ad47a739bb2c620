"""The scripts of the form, run on what was said of events: in node without a page, or in a page that is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.node import node
from tests.publishing.browsing import Visit
from tests.publishing.drawing import given
from toolbox.model.project import Project
from toolbox.write.files.catalogue_json import catalogue_json
from toolbox.write.outputs import Event

SCRIPTS = ROOT / "toolbox" / "publish" / "engine" / "theme" / "assets" / "javascripts"

Ask = Callable[[str, Iterable[Any]], Any]
"""What the form makes of each of the things given: the job in `compared.mjs`, and those."""


def in_node(project: Project, language: str) -> Ask:
    """The form's scripts without a page, with the catalogue of a project."""
    catalogue = json.loads(catalogue_json(project, language))

    def ask(job: str, given: Iterable[Any]) -> Any:
        said = json.dumps([catalogue, job, list(given)])
        done = node("publishing/in_node.mjs", SCRIPTS, given=said)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return ask


def in_page(visit: Visit) -> Ask:
    """The scripts and the catalogue of the page that is looked at."""
    script = Path(__file__).with_name("compared.mjs").read_text(encoding="utf-8").partition("export default ")[2]
    scripts = f"{visit.address}assets/javascripts/"
    return lambda job, given: json.loads(visit.page.evaluate(script, [scripts, None, job, list(given)]))


def asked(event: Event, files: bool) -> list[Any]:
    """What the form is told of an event; without its address it makes no files."""
    day = event.today and event.today.isoformat()
    return [given(event.profile), day, str(event.built), event.view.address if files else None]
