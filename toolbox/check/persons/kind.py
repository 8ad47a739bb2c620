"""One kind of personal data, and how a text is searched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex
from stdnum.be import bis, nn
from stdnum.iso7064 import mod_97_10

DIGIT, CAPITAL, LETTER, AT, SLASH = r"\d", r"[^\W\d_a-z]", r"[^\W\d_]", r"@|[(\[][aA]", "/"
"""Signs that a text must hold for a form to be tried at all."""


def _is_belgian(number: str) -> bool:
    return bool(nn.is_valid(number) or bis.is_valid(number))


def _is_account(number: str) -> bool:
    return bool(mod_97_10.is_valid(number[4:] + number[:4]))


_DIGITS = {"be": _is_belgian, "iban": _is_account}
"""By the digits of a number, whether it is one; `personal.js` has the same checks."""


@dataclass(frozen=True)
class Kind:
    """A kind of personal data: its name, and one form by which it is found, whatever the capitals where `any_case`.

    `needs` is a sign without which a text holds none of it, so that the form need not be tried. With a `check`, only a
    number counts whose check digits are right by it.
    """

    name: str
    source: str
    any_case: bool = False
    needs: str = DIGIT
    check: str = ""

    @cached_property
    def form(self) -> str:
        """With digits of every script."""
        return self.source.replace(r"\d", r"\p{Nd}")

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        return regex.compile(self.form, regex.IGNORECASE if self.any_case else 0)

    def search(self, text: str) -> Iterator[regex.Match[str]]:
        """Where it is found; without what only looks like it."""
        for match in self._compiled.finditer(text):
            if not self.check or _DIGITS[self.check](re.sub(r"[^A-Z0-9]", "", match[0].upper())):
                yield match
