"""The one place that touches MkDocs: a folder of Markdown becomes a folder of HTML."""

from __future__ import annotations

import logging
import os
import shutil
from datetime import datetime
from pathlib import Path

# Material prints a long notice about MkDocs 2 at every run; we pin MkDocs below 2.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from toolbox.publish.engine.errors import EngineError

_EPOCH = "SOURCE_DATE_EPOCH"
"""By which MkDocs dates its pages; without it the same inputs would give other bytes tomorrow."""

_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""What the theme brings for a search that we do not have."""


class _Remember(logging.Handler):
    """Keeps what MkDocs has to say, for the message of an error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def render_pages(config_file: Path, site: Path, made: datetime) -> None:
    """Render the pages of a configuration in strict mode. `made` is the date that they bear. Raises EngineError."""
    remember = _Remember()
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = str(int(made.timestamp()))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(remember)
    logger.propagate = False
    try:
        config = load_config(str(config_file), strict=True, site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        for unused in _UNUSED:
            shutil.rmtree(site / unused, ignore_errors=True)
    except (MkDocsException, TemplateError, SystemExit) as error:
        raise EngineError("; ".join(remember.said) or str(error)) from error
    finally:
        logger.removeHandler(remember)
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before
