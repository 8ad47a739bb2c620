r"""Words that a value of YAML says and that do not stand so in the file: `"pillen\u00adsnijder"`, `"\x70illensnijder"`.

What is written is read by the guard as it stands there, what is made of it as it is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

import yaml

from toolbox.check.wording import Found
from toolbox.read.yaml.mending import LOADER

_SIGN = "\\"


def escaped(text: str, find: Callable[[str], list[Found]], told: Collection[Found]) -> Iterator[Found]:
    """What `find` finds in the values of a text that are written with a backslash; each begins where its value does.

    `told` is what was found in the text as it is written, of which nothing is found again.
    """
    if _SIGN not in text:
        return
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    for token in _values(text):
        start, end = (lines[mark.line] + mark.column for mark in (token.start_mark, token.end_mark))
        if token.style == '"' and _SIGN in text[start:end]:
            there = {one.word.casefold() for one in told if start <= one.start < end}
            yield from (replace(one, start=start) for one in find(token.value) if one.word.casefold() not in there)


def _values(text: str) -> Iterator[Any]:
    """The values and keys as they are read; what cannot be read is told where the file is."""
    try:
        yield from (token for token in yaml.scan(text, Loader=LOADER) if isinstance(token, yaml.ScalarToken))
    except yaml.YAMLError:
        return
