"""What the preview adds to a page: what is wrong with the inputs, and the script that loads it again."""

from __future__ import annotations

import html
import re

from toolbox.publish.preview.state import State
from toolbox.write.palette import on_white

SCRIPT = "/livereload/livereload.js"
NO_PAGE = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>404</title><body>'
"""Until there is a page: it asks again every two seconds."""
_EDITOR = '<script type="module" src="editor.js">'
_BOX = "position:sticky;top:0;z-index:99;border-bottom:4px solid;padding:1rem;"
_STOPPED, _BUILT = (
    f"background:{behind};color:{letters}"
    for letters, behind in (on_white("alarm", "alarm-wash"), on_white("warning", "warning-wash"))
)
"""Red where the page is that of before, amber where it was built all the same."""
_ROWS = "margin:0;padding-left:1.2rem;font:600 16px/1.5 monospace;overflow-wrap:anywhere"


def with_notice(page: str, state: State) -> str:
    """The page as it is shown. The editor stays as it is: a reload would lose what is being written, and a box would
    lie over its buttons."""
    if _EDITOR in page:
        return page
    script = f'<script src="{SCRIPT}" data-version="{state.version}"></script>'
    head, end, rest = page.rpartition("</body>")
    return _with_problems(f"{head}{script}{end}{rest}" if end else page + script, state)


def _with_problems(page: str, state: State) -> str:
    if not state.wrong:
        return page
    rows = "".join(f"<li>{html.escape(line)}</li>" for line in state.wrong)
    look = _BOX + (_STOPPED if state.stopped else _BUILT)
    box = f'<div role="alert" id="problems" style="{look}"><ul style="{_ROWS}">{rows}</ul></div>'
    return re.sub(r"<body[^>]*>", lambda found: found[0] + box, page, count=1)
