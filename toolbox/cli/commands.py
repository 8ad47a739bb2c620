"""The commands as one group: where something is wrong with what was given, it is told and the exit status is 2.

Typer tells what is wrong with the words after a command in English, in a box over several lines; here it is one line in
the language that was asked for.
"""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from toolbox.cli.common import FAILED, ROOT, Said, notify, said, speak, speak_as, stop_at, usage
from toolbox.model.problem import Level, WrongInput
from toolbox.read.yaml.naming import nearest
from toolbox.read.yaml.showing import short

_TOLD = {
    "command_unknown": r"No such command '(?P<value>.*?)'",
    "option_unknown": r"No such option: (?P<value>\S+)",
    "words_too_many": r"Got unexpected extra arguments?(?:\(s\))? \((?P<value>.*)\)",
    "argument_missing": r"Missing \w+ '(?P<option>.*?)'",
    "option_no_value": r"Option '(?P<option>.*?)' requires an argument",
    "option_surplus": r"Option '(?P<option>.*?)' does not take a value",
    "option_choice": r"Invalid value for '(?P<option>.*?)': .*?'(?P<value>.*)' is not one of (?P<known>.*)\.",
    "option_low": r"Invalid value for '(?P<option>.*?)': .*greater than or equal to (?P<least>\d+)",
    "option_high": r"Invalid value for '(?P<option>.*?)': .*less than or equal to (?P<most>\d+)",
    "option_number": r"Invalid value for '(?P<option>.*?)': .*valid integer",
}
"""By its phrase, how Typer begins."""


class Commands(TyperGroup):
    """The commands, each of which may find that something is wrong with what was given."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; tell what is wrong, and stop with exit status 2."""
        try:
            return super().invoke(ctx)
        except WrongInput as wrong:
            stop_at(wrong.problems, Level.ERROR, Level.ERROR)
        except OSError as error:
            if error.errno != errno.ENAMETOOLONG:
                raise
            usage(said("name_too_long", path=short(str(error.filename))))

    def main(self, args: Sequence[str] | None = None, *given: Any, **options: Any) -> Any:
        """Run the words of a command line, and end with its exit status."""
        words = list(sys.argv[1:] if args is None else args)
        try:
            status = super().main(words, *given, **options | {"standalone_mode": False})
        except TyperException as error:
            if told := _worded(error, words):
                typer.echo(told, err=True)
            sys.exit(error.exit_code)
        except typer.Abort:
            notify("stopped")
            sys.exit(FAILED)
        sys.exit(status if isinstance(status, int) else 0)


def _worded(error: TyperException, words: Sequence[str]) -> str:
    """What is wrong with the words of a command line; what is not known here stays in Typer's own words."""
    _hear(words)
    message = " ".join(error.format_message().split())
    context: Any = getattr(error, "ctx", None)
    asked = {"help": f"python {context.command_path if context else 'build.py'} --help"}
    for phrase, pattern in _TOLD.items():
        if found := re.match(pattern, message):
            parts = found.groupdict()
            if phrase == "option_unknown" and (file := _file_like(parts["value"], words)):
                return said("option_is_file", value=file)
            known = {one.lstrip("-"): one for one in _known(phrase, context)}
            if near := nearest(parts.get("value", "").lstrip("-"), known):
                return said(f"{phrase}_near", near=known[near], **parts)
            return said(phrase, **asked | parts | {"known": parts.get("known", "").replace("'", "")})
    return message


def _file_like(option: str, words: Sequence[str]) -> str | None:
    """The word with the ending of a file, as `-.yml`, that was taken for an option."""
    return next((one for one in words if one.startswith(option) and re.fullmatch(r"[^=]*\.[a-z]{2,4}", one)), None)


def _known(phrase: str, context: Any) -> list[str]:
    """What may stand in the place of what is unknown."""
    if phrase == "command_unknown":
        return list(context.command.commands)
    if phrase == "option_unknown":
        return [name for one in context.command.params for name in one.opts if name.startswith("--")]
    return []


def _hear(words: Sequence[str]) -> None:
    """The language that was asked for, though what stands before it could not be read; `new` speaks the city's."""
    new, line = words[:1] == ["new"], " ".join(words)
    asked = [one for one in re.findall(rf"--lang{'(?:uage)?' if new else ''}[= ](\S+)", line) if one in list(Said)]
    if asked or not new or words[1:2] == ["city"]:
        speak(Said(asked[-1]) if asked else Said.EN)
        return
    policy = re.search(r"--policy[= ](\S+)", line)
    speak_as(Path(policy[1]) if policy else ROOT / "policy.yml")
