"""How it is measured how easily a language reads, as it stands in a file."""

from __future__ import annotations

from toolbox.model.base import Model
from toolbox.model.fields import Constant, Line


class Measure(Model):
    """Reading ease = base - per_sentence x words a sentence - per_word x syllables a word.

    `patterns` are the hyphenation patterns of LibreOffice by which syllables are counted: `nl_NL`.
    """

    name: Line
    base: Constant
    per_sentence: Constant
    per_word: Constant
    patterns: Line
