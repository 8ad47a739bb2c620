"""The one place that touches MkDocs: a folder of Markdown becomes a folder of HTML."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

# Material prints a long notice about MkDocs 2 at every run; we pin MkDocs below 2.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException


class EngineError(Exception):
    """The pages could not be rendered; the message says why."""


class _Remember(logging.Handler):
    """Keeps what MkDocs has to say, for the message of an error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def render_pages(config_file: Path, pages: Path, site: Path, *, language: str, **settings: Any) -> None:
    """Render a folder of Markdown in strict mode.

    `settings` stand in for those of the configuration file: `site_name`, `site_url`, `extra`. Lists of which nothing is
    published are left out of the menu. Raises EngineError.
    """
    remember = _Remember()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(remember)
    logger.propagate = False
    try:
        config = load_config(str(config_file), strict=True, docs_dir=str(pages), site_dir=str(site), **settings)
        config.theme["language"] = language
        config.nav = [one for one in config.nav or [] if (pages / one).is_file()]
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, TemplateError, SystemExit) as error:
        raise EngineError("; ".join(remember.said) or str(error)) from error
    finally:
        logger.removeHandler(remember)
