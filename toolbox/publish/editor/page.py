"""The editor in the browser, put beside the site at `/admin/`: no page links to it, no search finds it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from toolbox.model.addresses import EDITOR
from toolbox.model.project import Project
from toolbox.publish.editor.config import config

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' blob: data:{hosts}; worker-src 'self' blob:; frame-src blob:; "
    "base-uri 'none'; form-action 'none'"
)
_HOSTS = {
    "github": " https://api.github.com https://github.com https://*.githubusercontent.com",
    "gitlab": " https://gitlab.com",
}
"""Where the editor must reach when the city keeps its files there; nowhere else."""


def write_editor(project: Project, root: Path, site: Path) -> bool:
    """Put the editor beside the site, if it was fetched (`make editor`); whether it was."""
    made = root / "editor" / "dist"
    if not (made / "editor.js").is_file():
        return False
    folder = site / EDITOR
    shutil.copytree(made, folder)
    settings = config(project)
    kept = project.policy.editor
    policy = _POLICY.format(hosts=_HOSTS[kept.host] if kept else "")
    page = (root / "editor" / "index.html").read_text(encoding="utf-8")
    meta = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    page = page.replace('<html lang="nl">', f'<html lang="{project.policy.source_language}">', 1)
    (folder / "index.html").write_text(page.replace('<meta charset="utf-8">', meta, 1), encoding="utf-8")
    (folder / "config.json").write_text(json.dumps(settings, ensure_ascii=False, indent=1), encoding="utf-8")
    return True
