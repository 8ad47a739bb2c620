"""Node, which bundles the editor: it runs the linters of the tests, and scripts of the site without a browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent


def node(script: str, *arguments: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a script of `tests/` in the Node of this environment or the machine's own; `given` is what it reads."""
    own = Path(sys.executable).with_name("node")
    program = str(own) if own.exists() else shutil.which("node")
    assert program, "make editor fetches Node"
    # The site's scripts are modules by the page that asks for them; no package.json stands beside them to say so.
    command = [program, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(TESTS / script), *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", timeout=600)
