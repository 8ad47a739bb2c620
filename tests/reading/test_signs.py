"""Signs of Markdown that stay on a page are told where they stand, and none that does what it was meant to do."""

from __future__ import annotations

import pytest

from toolbox.read.pages.signs import signs_shown


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("- **De wet:** zo.\n\nNiet dicht en **ook niet", "signs-shown", "**ook niet"),
        ("**Let** op, en **ook niet", "signs-shown", "**ook niet"),
        ("`{naam}` is code.\n\nZet {naam}.", "figure-in-prose", "{naam}."),
        ("Zo \\[naam].\n\nEn [naam] dan.", "brackets-shown", "[naam] dan."),
        ("```\n{{ a }}\n```\n\nEn {{ a }}.", "sign-unknown", "{{ a }}."),
        ("| a `|` b | c |\n|---|---|\n| 1 | 2 | drie |", "cell-lost", "drie"),
        ("Tekst.\n\n~~~~\ncode\n~~~", "code-open", "~~~~"),
        ("Zet `dit` neer, en `dat ook.", "signs-shown", "`dat"),
        ("Zie [](https://vad.be/) en [VAD](https://vad.be/).", "link-empty", "[](http"),
        ("Tekst.\n\n##\n\nMeer.", "heading-empty", "##"),
        ("De zaal is 40 m^2^ groot.", "sign-unknown", "^2^"),
        ('Tekst.\n\n=== "Vooraf"', "sign-unknown", "==="),
        ("Zet ++water++ klaar.", "sign-unknown", "++water"),
        ("Zo _Let op* dus.", "signs-shown", "_Let"),
        ("Dit is *goed* en *belangrijk.", "signs-shown", "*belangrijk"),
        ("Water\n: wat je drinkt", "sign-unknown", ": wat"),
        ("Zie [https://a.be](https://b.be).", "link-otherwise", "[https://a.be]"),
        ("Zie [www.a.be/label](https://www.a.be/ander).", "link-otherwise", "[www"),
        ("Zie **[a.be](https://a.be.b.be/)**.", "link-otherwise", "[a.be]"),
        ("Zie [a.be](https://a.be@b.be/).", "link-otherwise", "[a.be]"),
        ("Zie [*https://a.be*][b].\n\n[b]: https://b.be", "link-otherwise", "https://a.be"),
        ("Zie [https://a.be](water.md).", "link-otherwise", "[https"),
        ("Mail [loket@a.be](mailto:loket@b.be).", "link-otherwise", "[loket"),
        ("## Waarom\n\n### Hoe\n\n## Wat\n\n#### Wie", "heading-skips", "#### Wie"),
        ("Zie [VAD](https://vad.be/) en https://vad.be/.", "address-bare", "https://vad.be/."),
    ],
)
def test_a_sign_is_told_where_it_stands(text: str, code: str, place: str) -> None:
    assert [(offset, found) for offset, found, _ in signs_shown(text)] == [(text.index(place), code)]


@pytest.mark.parametrize(
    "text",
    [
        "Van 14:30:00 tot 15:00, en H2O.",
        "De zaal: niet te warm. Anders: zet een raam open.",
        "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 |  |",
        "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |",
        "````\n```\nopen\n````",
        "``` drie ```",
        "[VAD](https://vad.be/), <https://vad.be/>, `https://vad.be/` en [v].\n\n[v]: https://vad.be/",
        "[a.be](https://www.a.be/feest?x=1), [https://a.be/](https://a.be) en [www.a.be/feest](https://a.be/feest/licht/).",
        "[genk.be](https://evenementen.genk.be/), [watwat.be](watwat.md), [README.md](https://github.com/a/README.md).",
        "[loket@a.be](mailto:loket@a.be?subject=Feest), <loket@a.be> en [Wat? Bel. Nu](https://a.be/).",
        "Plan a) eerst water, _dan_ een_woord en C++.",
        "Prijs* van 5 * 3 euro, een 4*-hotel en (*) dit.\n\n## A\n\n### B\n\n#### C\n\n## D",
        "Let op: dit\nen dat : zo.",
        "Vijf + 4, en graad A++ of A+++.",
        "Zet \\` of `` ` `` neer, en `## `.",
    ],
)
def test_what_does_as_it_was_meant_is_not_told(text: str) -> None:
    assert not signs_shown(text)
