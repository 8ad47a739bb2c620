"""The manual as somebody follows it: what stands in it to type, to press and to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from tests.conftest import SHIPPED

FOLDER = SHIPPED / "docs" / "nl" / "handleiding"


@dataclass(frozen=True)
class Part:
    """A part of a page of the manual: the text under a heading, up to the next one of its level."""

    text: str

    @property
    def presses(self) -> list[str]:
        """What is to be pressed or looked up by its name: *so*, in the order of the text."""
        return re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", self._prose)

    @property
    def asks(self) -> list[str]:
        """What is to be filled in: **so**, in the order of the list."""
        listed = [line for line in self._prose.splitlines() if line.startswith("- ")]
        return [name for line in listed for name in re.findall(r"\*\*([^*]+)\*\*", line)]

    @property
    def blocks(self) -> list[str]:
        """What is to be typed, or is shown as it is."""
        return re.findall(r"^```\w*\n(.*?)^```", self.text, re.M | re.S)

    @property
    def addresses(self) -> list[str]:
        """The addresses in it, in the blocks too."""
        return re.findall(r"http://[\w.:/-]+", self.text)

    @property
    def _prose(self) -> str:
        return re.sub(r"^```.*?^```", "", self.text, flags=re.M | re.S)


def part(page: str, heading: str = "") -> Part:
    """A part of a page by the beginning of its heading; without one, what stands above the first."""
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
    if not heading:
        return Part(text.partition("\n## ")[0])
    lines = iter(text.splitlines())
    found = next((line for line in lines if line.startswith(f"## {heading}")), None)
    assert found, f"{page}.md has no part '{heading}' any more"
    return Part("\n".join(takewhile(lambda line: not line.startswith("## "), lines)) + "\n")
