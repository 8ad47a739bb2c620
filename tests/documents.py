"""What the documents say of the program: every command, `make` target, option and file of an event in them, judged.

A piece of code is a line between fences, or what stands between backticks. `mistakes` tells what is no longer so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from typer.main import get_command

from tests.conftest import ROOT, SHIPPED
from toolbox.cli import app
from toolbox.write.outputs import names

DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "docs/*/handleiding/*.md", "benchmarks/*.md")
    for path in (ROOT if pattern.startswith("benchmarks") else SHIPPED).glob(pattern)
    if path.name != "CHANGELOG.md"  # what was so in the past
)
PROGRAM = re.compile(r"(?:\$ )?(?:\S+/)?python build\.py(?: |$)")
TARGET = re.compile(r"(?:\$ )?make ([a-z][a-z-]*)")
OPTION = re.compile(r"(?<![^\s\[\"])(--?[a-z][a-z-]*)(?:[ =]([^\s\[\]]+))?")
FILE = re.compile(r"(?<![\w/.-])[\w-]+\.(?:pdf|xlsx|docx|csv|ics|zip|json)(?![\w-])")
FOREIGN = {"cat", "curl", "git", "nginx", "npm", "pip", "ssh-keygen", "sudo"}
"""Programs of others, whose options are not ours to judge."""


@dataclass(frozen=True)
class Code:
    """A piece of code, and the document that it stands in."""

    document: str
    text: str

    def __str__(self) -> str:
        return f"{self.document}: {self.text}"


def named(path: Path) -> str:
    """A document by its path, that of the city's pages from the city."""
    return path.relative_to(SHIPPED if path.is_relative_to(SHIPPED) else ROOT).as_posix()


def codes(path: Path) -> Iterator[Code]:
    """Every piece of code of a document, in its order but for those between backticks, which come last."""
    name = named(path)
    prose = []
    for number, part in enumerate(re.split(r"^ *```.*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)):
        if number % 2:
            yield from (Code(name, line.strip()) for line in part.splitlines() if line.strip())
        else:
            prose.append(part)
    for found in re.findall(r"`([^`]+)`", "\n".join(prose)):
        yield Code(name, " ".join(found.split()))


def every_code() -> list[Code]:
    """All of all documents, and the help of the Makefile."""
    helped = [Code("Makefile", f"make {target} {text}") for target, text in helps().items()]
    return [*(code for path in DOCUMENTS for code in codes(path)), *helped]


@cache
def makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def helps() -> dict[str, str]:
    """What the Makefile says of each target that is for people."""
    return dict(re.findall(r"^([a-z-]+):.*##\s*(.*)", makefile(), re.MULTILINE))


def targets() -> set[str]:
    """What `make` can be asked for."""
    (told, *more) = (one.split() for one in re.findall(r"^\.PHONY:(.*)", makefile(), re.MULTILINE))
    return set(told).union(*more)


def recipe(target: str) -> str:
    found = re.search(rf"^{target}:.*\n((?:\t.*\n|.*\\\n)*)", makefile(), re.MULTILINE)
    return found[1] if found else ""


Options = dict[str, frozenset[str]]
"""What an option takes: these words, or whatever where there are none."""


@cache
def commands() -> dict[str, Options]:
    """Each command of the program by its words, with its options; the program itself has no words."""
    return dict(_commands(get_command(app), ()))


def _commands(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Options]]:
    options = {name: _choices(one) for one in command.params for name in one.opts if name.startswith("-")}
    yield " ".join(path), options | dict.fromkeys(("--help", "-h"), frozenset())
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, (*path, name))


def _choices(option: Any) -> frozenset[str]:
    kind = option.type_descriptor.annotation
    return frozenset(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else frozenset()


def command_of(words: list[str]) -> str | None:
    """The command that a line begins with; nothing where there is none of that name."""
    known = commands()
    path = ""
    for word in words:
        inside = [one for one in known if one.rpartition(" ")[0] == path and one != path]
        if not inside or word.startswith("-"):
            break
        path = f"{path} {word}".strip()
        if path not in inside:
            return None
    return path


def tree() -> list[str]:
    """The paths of a site that the README names."""
    text = (SHIPPED / "README.md").read_text(encoding="utf-8").partition("## What comes out")[2].split("```")[1]
    return [word for line in text.splitlines()[2:] for word in line.partition("   ")[0].split()]


def mistakes(code: Code) -> list[str]:
    """What the program does not do as this piece of code says."""
    without = re.sub(r"(?:-o|--output|--from-form|import|--columns) \S+", "", code.text)
    files = [one for one in FILE.findall(without) if one not in (*names(), *tree())]
    found = [*_wrong(code.text), *(f"no file that comes out is called {one}" for one in files)]
    return [f"{code}: {what}" for what in found]


def _wrong(text: str) -> Iterator[str]:
    if PROGRAM.match(text):
        yield from _of_command(text)
    elif target := TARGET.match(text):
        yield from _of_target(target[1], text[target.end() :])
    elif OPTION.search(text):
        yield from _of_option(text)


def called(text: str) -> str | None:
    """The command of a line that begins with the program or a command; two spaces begin what is said of it."""
    return command_of(PROGRAM.sub("", text).partition("  ")[0].replace("…", "").split())


def _of_command(text: str) -> Iterator[str]:
    name = called(text)
    if name is None:
        yield "there is no such command"
        return
    yield from _of_options(text, commands()[name or "build"])


def _of_options(text: str, known: Options) -> Iterator[str]:
    for option, value in OPTION.findall(text):
        if option not in known:
            yield f"there is no option {option}"
            continue
        choices = known[option]
        given = set(value.rstrip(",.;)").split("|")) - {""}
        if choices and given and given != choices and (len(given) > 1 or not given <= choices):
            yield f"{option} takes {', '.join(sorted(choices))}"


def _of_target(target: str, settings: str) -> Iterator[str]:
    if target not in targets():
        yield "there is no such target"
    for name, value in re.findall(r"([A-Z]+)=(\"[^\"]*\"|\d+)", settings):
        lines = [line for line in recipe(target).splitlines() if f"$({name})" in line]
        if not lines:
            yield f"make {target} does nothing with {name}"
        for line in lines:
            if OPTION.search(value):
                yield from _passed_on(line.split("python ")[1].split(), value.strip('"'))


def _passed_on(words: list[str], value: str) -> Iterator[str]:
    """What a target hands to the program, or to a script that reads its own options."""
    yield from _of_options(value, commands()[words[1]] if words[0] == "build.py" else script(ROOT / words[0]))


def script(path: Path) -> Options:
    """The options of a script."""
    return dict.fromkeys(re.findall(r'"(--[a-z]+)"', path.read_text(encoding="utf-8")), frozenset())


def _of_option(text: str) -> Iterator[str]:
    """An option that stands alone, or behind the name of a command."""
    first = text.split()[0]
    if first.startswith("-"):
        every = [*commands().values(), *(script(path) for path in ROOT.glob("benchmarks/*.py"))]
        yield from min((list(_of_options(text, known)) for known in every), key=len)
    elif first not in FOREIGN:
        yield from _of_command(text)
