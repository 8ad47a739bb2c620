"""The one place that touches Zensical: it reads the same configuration, and runs in a process of its own.

It writes nowhere but below the folder of its configuration, prints as it goes, and keeps a cache of its own there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import yaml

from toolbox.publish.engine import zensical_markdown
from toolbox.publish.engine.errors import EngineError

_CACHE = ".cache"
"""Its own, beside the configuration. Ours knows more of what pages are made from."""
_UNUSED = ("assets/javascripts/workers", "assets/stylesheets/modern", "search.json", "objects.inv", "sitemap.xml")
"""What it brings for a search, a look and a site map that we do not have."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^Warning: (?P<what>.+)\n.*\[ (?P<place>\S+:\d+:\d+) \]", re.MULTILINE)
_REASON = re.compile(r"^(?:\w+Error|Error): (.+)", re.MULTILINE)
"""As it draws what it warns of, and as Python ends."""


def render_pages(config: Path, site: Path, made: datetime) -> None:
    """Render the pages of a configuration in strict mode. They bear no date. Raises EngineError."""
    own = config.with_name(f"zensical.{config.name}")
    # Lists are added to those that are inherited.
    settings = {
        "INHERIT": config.name,
        "site_dir": os.path.relpath(site, config.parent),
        "markdown_extensions": list(zensical_markdown.EXTENSIONS),
        # As MkDocs does, it asks no more of links than that their file is there: it does not see what our HTML names.
        "validation": {"anchors": "ignore"},
    }
    own.write_text(yaml.safe_dump(settings), encoding="utf-8")
    command = [sys.executable, "-P", "-m", "zensical", "build", "--clean", "--strict", "--config-file", own.name]
    try:
        done = subprocess.run(
            command,
            cwd=config.parent,
            env=_environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    finally:
        own.unlink()
        shutil.rmtree(config.parent / _CACHE, ignore_errors=True)
    if done.returncode:
        raise EngineError(_said(done.stdout + done.stderr))
    for page in site.rglob("*.html"):
        page.write_text(zensical_markdown.unmarked(page.read_text(encoding="utf-8")), encoding="utf-8")
    for unused in _UNUSED:
        path = site / unused
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _environment() -> dict[str, str]:
    """That of this process, in which it finds this package too."""
    here = str(Path(zensical_markdown.__file__).parents[3])
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))}


def _said(text: str) -> str:
    """What it said is wrong, on one line: what it warns of, or else why it broke off."""
    plain = _COLOURS.sub("", text)
    warnings = [f"{found['place']}: {found['what']}" for found in _WARNING.finditer(plain)]
    reasons = _REASON.findall(plain) or [line for line in plain.splitlines() if line.strip()]
    return "; ".join(warnings or reasons[-1:])
