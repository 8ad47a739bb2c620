"""The scripts of the form, run on what was said of events: in node without a page, or in a page that is looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.conftest import ROOT
from tests.node import node
from tests.publishing.browsing import Visit
from tests.publishing.form.drawing import given
from toolbox.model.project import Project
from toolbox.publish.engine.scripts import FOR_PAGES, asked_by_scripts
from toolbox.publish.engine.scripts import SCRIPTS as WRITTEN
from toolbox.write.files.catalogue_json import catalogue_json
from toolbox.write.outputs import Event

SCRIPTS = ROOT / "toolbox" / "publish" / "engine" / "theme" / "assets" / "javascripts"

Ask = Callable[[str, Iterable[Any]], Any]
"""What the form makes of each of the things given: the job in `compared.mjs`, and those."""


def in_node(project: Project, language: str) -> Ask:
    """The form's scripts without a page, with the catalogue of a project."""
    catalogue = json.loads(catalogue_json(project, language, asked_by_scripts()))

    def ask(job: str, given: Iterable[Any]) -> Any:
        said = json.dumps([catalogue, job, list(given)])
        done = node("publishing/form/in_node.mjs", SCRIPTS, given=said)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return ask


def in_page(visit: Visit) -> Ask:
    """The form's own script and the catalogue of the page that is looked at."""
    script = Path(__file__).with_name("compared.mjs").read_text(encoding="utf-8").partition("export default ")[2]
    return lambda job, given: json.loads(with_modules(visit, script, None, job, list(given)))


def with_modules(visit: Visit, function: str, *given: Any) -> Any:
    """What a function gives in the page that is looked at, of the modules by their names and of what is given.

    The modules are those of the one script that the form loads, as a browser runs them; where that would begin with the
    form, it gives them instead.
    """
    with urlopen(f"{visit.address}{WRITTEN}/{FOR_PAGES}/my-event.js") as answer:
        script = answer.read().decode("utf-8")
    modules, _, ends = script.rpartition("module_form_my_event();")
    assert ends.split() == ["})();"], script[-80:]
    names = ",".join(re.findall(r"^const (module_\w+)=once\(", modules, re.MULTILINE))
    named = f'{modules}const all={{{names}}};return(name)=>all["module_"+name.replace(/\\W/g,"_")]();}})()'
    return visit.page.evaluate(f"(given) => ({function})({named}, ...given)", list(given))


def asked(event: Event, files: bool) -> list[Any]:
    """What the form is told of an event; without its address it makes no files."""
    day = event.today and event.today.isoformat()
    return [given(event.profile), day, str(event.built), event.view.address if files else None]
