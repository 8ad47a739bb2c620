"""What the wording guard reads of a page, whatever the markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolbox.check.page_text import PageText, texts_of
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.guard import check_pages

READ = {
    "een <b>zuip</b>feest": [("", "een zuipfeest")],
    "een<br>feest": [("", "een"), ("", "feest")],
    'een <img src=x alt="zuipfeest">': [("", "zuipfeest"), ("", "een ")],
    'een <abbr title="zuipfeest">z</abbr>f': [("", "zuipfeest"), ("", "een zf")],
    'a<span lang="fr">b<b>c</b></span>d': [("", "a"), ("fr", "bc"), ("", "d")],
    '<div lang="fr"><div lang="en">a</div>b</div>c': [("en", "a"), ("fr", "b"), ("", "c")],
    "a<script>b</script><style>c</style><svg><text>d</text></svg><!-- e -->f": [("", "a"), ("", "f")],
    "zuip&shy;feest &lt;b&gt;": [("", "zuip\u00adfeest <b>")],
    "": [],
}


@pytest.mark.parametrize(("html", "texts"), READ.items())
def test_texts_are_whole_and_each_has_its_language(html: str, texts: list[tuple[str, str]]) -> None:
    assert texts_of(f"<body>{html}</body>") == texts
    assert sorted((one.language, one.text) for one in PageText(html).blocks if one.text) == sorted(texts)


def test_however_deep_a_text_stands_it_is_read() -> None:
    assert texts_of("<i>" * 50_000 + "zuipfeest") == [("", "zuipfeest")]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>Een\n <b>zuip</b>feest</p>", [("zuipfeest", 2, 5)]),
        # In a language of which nobody has rules.
        ('<p lang="de">Een zuipfeest</p>', [("zuipfeest", 1, 24)]),
        # What a browser shows is told, though where it stands cannot be.
        ("<p>Een</svg> zuipfeest</p>", [("zuipfeest", 1, 1)]),
        ("<p>Een junkie</svg> op een zuipfeest</p>", [("zuipfeest", 1, 1), ("junkie", 1, 14)]),
    ],
)
def test_a_word_is_told_where_it_stands(
    body: str, told: list[tuple[str, int, int]], tmp_path: Path, project: Project
) -> None:
    page = tmp_path / "index.html"
    page.write_text(f"<body>{body}</body>", encoding="utf-8")
    problems = Problems()
    check_pages(tmp_path, tmp_path, [page], project, "nl", problems)
    assert [(one.details["word"], one.place.line, one.place.column) for one in problems] == told
