"""The form "add an event" of the city's repository (GitHub issue forms), made from the same questions as `new event`,
and the way back: from what somebody filled in to the answers.

python -m toolbox.desk.forms          writes .github/ISSUE_TEMPLATE/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from toolbox.phrases import phrases

FOLDER = Path(__file__).resolve().parent.parent.parent / ".github" / "ISSUE_TEMPLATE"
LANGUAGE = "nl"
_TEXTS = ("name", "place", "organiser", "start", "end", "attendance")
_ONE = ("kind", "entry")
_SEVERAL = ("setting", "ages")
_YES_NO = ("alcohol", "glass", "camping")
_ORDER = (
    *("name", "kind", "start", "end", "attendance", "setting", "ages", "place", "organiser"),
    *("alcohol", "glass", "entry", "sound_level", "camping"),
)
_OPTIONAL = ("place", "organiser")
_DEFAULTS = {"alcohol": "yes", "glass": "no", "camping": "no", "entry": "ticket", "sound_level": "95"}
_EXAMPLES = {"start": "2027-03-13T21:00", "end": "2027-03-14T03:00"}
_NOTHING = ("_No response_", "")


def event_form() -> dict[str, Any]:
    """The form for an event, as GitHub takes it."""
    words = phrases(LANGUAGE)
    desk = words["desk"]
    return {
        "name": desk["form_name"],
        "description": desk["form_about"],
        "title": f"{desk['form_title']} ",
        "body": [{"type": "markdown", "attributes": {"value": desk["form_about"]}}, *map(_field, _ORDER)],
    }


def _field(name: str) -> dict[str, Any]:
    form = phrases(LANGUAGE)["form"]
    attributes: dict[str, Any] = {"label": form[name]}
    if hint := form.get(f"{name}_hint"):
        attributes["description"] = hint
    if name in _TEXTS:
        kind = "input"
        if name in _EXAMPLES:
            attributes["placeholder"] = _EXAMPLES[name]
    else:
        kind = "dropdown"
        attributes["options"] = list(_choices(name).values())
        attributes["multiple"] = name in _SEVERAL
        if name in _DEFAULTS:
            attributes["default"] = list(_choices(name)).index(_DEFAULTS[name])
    return {"type": kind, "id": name, "attributes": attributes, "validations": {"required": name not in _OPTIONAL}}


def _choices(name: str) -> Mapping[str, str]:
    """What may be chosen for a field, each with its words."""
    words = phrases(LANGUAGE)
    if name in _YES_NO:
        return {one: words["form"][one] for one in ("yes", "no")}
    found: Mapping[str, str] = words["form"]["sound"] if name == "sound_level" else words[name]
    return {str(key): label for key, label in found.items()}


def answers(text: str) -> dict[str, str]:
    """What was filled in, by field, from the text that GitHub makes of a form: a heading a question, its answer below.

    An answer that is none of the choices stays as it was written, so that it is told.
    """
    labels = {phrases(LANGUAGE)["form"][name]: name for name in _ORDER}
    parts = re.split(r"^### +(.+?) *$", text.replace("\r\n", "\n"), flags=re.MULTILINE)[1:]
    found = {}
    for label, said in zip(parts[::2], parts[1::2], strict=True):
        name, answer = labels.get(label.strip()), said.strip()
        if name and answer not in _NOTHING:
            found[name] = answer if name in _TEXTS else _chosen(name, answer)
    return found


def _chosen(name: str, answer: str) -> str:
    """The words of a choice as its id; of several, where words themselves hold a comma, the longest first."""
    choices = {label: value for value, label in _choices(name).items()}
    if name not in _SEVERAL:
        return choices.get(answer, answer)
    for label in sorted(choices, key=len, reverse=True):
        answer = re.sub(rf"(?:(?<=^)|(?<=, )){re.escape(label)}(?=,|$)", choices[label], answer)
    return answer


def main() -> None:
    """Write the form."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "evenement.yml").write_text(as_file(event_form()), encoding="utf-8")


def as_file(form: dict[str, Any]) -> str:
    """A form as YAML."""
    return "# Made by make schemas; change the words in toolbox/phrases.\n" + yaml.safe_dump(
        form, allow_unicode=True, sort_keys=False, width=120
    )


if __name__ == "__main__":
    main()
