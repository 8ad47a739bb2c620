"""What the preview does for the desk besides showing pages: the button that publishes, and what is wrong.

Only a page of the preview itself may ask: a page of the web that is open beside it can send a request here, but its
Origin is another one.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Protocol

from toolbox.publish.preview.state import State
from toolbox.write.palette import on_white

SCRIPT, TOLD_SCRIPT = "/desk/publish.js", "/desk/told.js"
TOLD = "/desk/told"
LOOK, SEND = "/desk/publish/look", "/desk/publish/send"
LONGEST = 1000
"""Bytes of a request; more is none of ours."""
_EDITOR = '<script type="module" src="editor.js">'


@dataclass(frozen=True)
class Told:
    """What the button shows: headings with what stands under them, and the token by which it may be sent."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    token: str = ""

    def data(self) -> bytes:
        """As the page's script reads it."""
        parts = [{"heading": heading, "items": items} for heading, items in self.parts]
        return json.dumps({"parts": parts, "token": self.token}, ensure_ascii=False).encode()


class Desk(Protocol):
    """What the button asks: build, look what publishing would change, and send it."""

    @property
    def words(self) -> Mapping[str, str]:
        """What stands on it and in its window, and above what is wrong."""

    def look(self) -> Told:
        """Build, and tell what would change."""

    def send(self, token: str) -> Told:
        """Send what was told under this token, if nothing else was looked at since."""


def with_button(page: str, desk: Desk | None) -> str:
    """The editor's page with the button; any other page as it is."""
    if desk is None or _EDITOR not in page:
        return page
    looks = {"alarm": on_white("alarm-wash", "alarm"), "warning": on_white("warning-wash", "warning")}
    words = html.escape(json.dumps({**desk.words, **looks, "colour": on_white("accent")[0]}, ensure_ascii=False))
    scripts = f'<script type="module" src="{SCRIPT}" data-words="{words}"></script>\n'
    scripts += f'<script type="module" src="{TOLD_SCRIPT}"></script>\n'
    return page.replace(_EDITOR, f"{scripts}{_EDITOR}", 1)


def wrong(state: State) -> bytes:
    """What is wrong with what is on disk now, for the editor: it may not load its page again."""
    told = {"version": str(state.version), "lines": state.wrong, "stopped": state.stopped, "changed": state.changed}
    return json.dumps(told, ensure_ascii=False).encode()


def is_own(headers: Message[str, str]) -> bool:
    """Whether a request comes from a page of the preview: its origin is where it asks."""
    return bool(headers.get("Host")) and headers.get("Origin") == f"http://{headers.get('Host')}"


def answer(desk: Desk, address: str, content: bytes) -> Told | None:
    """What the button gets; None where nothing is asked that it can ask."""
    if address == LOOK:
        return desk.look()
    try:
        token = json.loads(content)["token"] if address == SEND else None
    except (ValueError, TypeError, KeyError):
        return None
    return desk.send(token) if isinstance(token, str) else None
