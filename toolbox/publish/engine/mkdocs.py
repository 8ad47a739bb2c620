"""The one place that touches MkDocs: a folder of Markdown becomes a folder of HTML."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

# Material prints a long notice about MkDocs 2 at every run; we pin MkDocs below 2.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateError
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme

from toolbox.publish.engine.errors import EngineError, SettingsRefused

_EPOCH = "SOURCE_DATE_EPOCH"
"""By which MkDocs dates its pages; without it the same inputs would give other bytes tomorrow."""

_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""What the theme brings for a search that we do not have."""


_REFUSED = re.compile(r"Config value '(?P<name>[^']+)': (?P<said>.+)", re.DOTALL)
"""How MkDocs says that it does not take a setting."""

_SIGNS = ".icons"
"""Thousands of files of the theme that are no page: MkDocs would look at each to pass over it."""


class _Templates(FileSystemLoader):
    """The templates of a theme, without its signs where it is asked for all."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            for at, folders, names in os.walk(folder):
                folders[:] = [one for one in folders if one != _SIGNS]
                found.update(Path(at, name).relative_to(folder).as_posix() for name in names)
        return sorted(found)


class _Compiled(BytecodeCache):
    """What templates were compiled to: those of one language are those of the next."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(f"{bucket.key} {bucket.checksum}"):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def _environment(theme: Theme, made: Callable[[], Environment]) -> Environment:
    """What templates are rendered in, as the theme made it, with less work."""
    environment = made()
    environment.loader = _Templates(theme.dirs)
    environment.bytecode_cache = _COMPILED
    return environment


class _Remember(logging.Handler):
    """Keeps what MkDocs has to say, for the message of an error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def render_pages(config_file: Path, site: Path, made: datetime) -> None:
    """Render the pages of a configuration in strict mode. `made` is the date that they bear. Raises EngineError.

    A setting that is refused raises SettingsRefused.
    """
    remember = _Remember()
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = str(int(made.timestamp()))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(remember)
    logger.propagate = False
    try:
        config = load_config(str(config_file), strict=True, site_dir=str(site.resolve()))
        config.theme.get_env = partial(_environment, config.theme, config.theme.get_env)  # type: ignore[method-assign]
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        for unused in _UNUSED:
            shutil.rmtree(site / unused, ignore_errors=True)
    except (MkDocsException, TemplateError, SystemExit) as error:
        if refused := [(found["name"], found["said"]) for found in map(_REFUSED.match, remember.said) if found]:
            raise SettingsRefused(refused) from error
        raise EngineError("; ".join(remember.said) or str(error)) from error
    finally:
        logger.removeHandler(remember)
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before
