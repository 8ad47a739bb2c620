"""Nothing that somebody writes runs on the site: it is refused with its line, and would not run if it were not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from mkdocs.config import load_config
from PIL import Image
from playwright.sync_api import Browser

import toolbox.read.pages.pages
from tests.conftest import ROOT, run
from tests.publishing.browsing import DESK, Visit, serving
from tests.publishing.building import City, found, small
from toolbox.model.pages.page import Page
from toolbox.model.problem import Place, Problems
from toolbox.model.project import Project
from toolbox.publish.engine.finishing import finish_pages
from toolbox.publish.engine.rendering import EngineName
from toolbox.publish.guard import UnfitText
from toolbox.publish.security_policy import content_policy, inline_scripts, known_by, theme_scripts, unsafe
from toolbox.read.pages.later import settled
from toolbox.read.pages.pictures import read_picture
from toolbox.read.pages.rendered import EXTENSIONS, made_of
from toolbox.report import line

HERE = Path(__file__).parent
RUNS = "document.documentElement.dataset.ran=1"
BODY = f"""\
## Waarom

Tekst \\`<script>{RUNS}</script>\\` einde.

Tekst \\`<b onclick="{RUNS}">klik</b>\\` einde.

``` a b c

<script>{RUNS}</script>

```

[twee][r]
[drie [x] y](javascript:alert%281%29)

[r]:
  javascript:alert(2)
"""


def written(city: City, body: str, page: str = "richtlijnen/water") -> Path:
    """One of the city's pages with another text."""
    path = city.folder / "docs" / "nl" / f"{page}.md"
    head = path.read_text(encoding="utf-8").split("\n---\n")[0]
    path.write_text(f"{head}\n---\n{body}", encoding="utf-8")
    return path


def told(city: City) -> list[str]:
    inputs = ("--policy", "policy.yml", "--docs", "docs", "--profiles", "event_profiles")
    done = run("check", *inputs, cwd=city.folder)
    return [one for one in done.stderr.splitlines() if one.startswith("docs/") and ": note: " not in one]


def test_code_in_prose_is_told_with_its_line(tmp_path: Path) -> None:
    city = small(tmp_path / "city")
    begins = written(city, BODY).read_text(encoding="utf-8").split("\n").index("## Waarom") + 1
    places = [one.split(": ")[0] for one in told(city)]
    lines = [(2, 9), (4, 9), (8, 1), (13, 7), (13, 14), (16, 3)]
    assert places == [f"docs/nl/richtlijnen/water.md:{begins + line}:{column}" for line, column in lines]


def test_what_a_check_would_let_through_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = small(tmp_path / "city")
    written(city, BODY)
    monkeypatch.setattr(toolbox.read.pages.pages, "check_prose", lambda written, *_: written)
    with pytest.raises(UnfitText) as unfit:
        city.build()
    said = [one for one in unfit.value.problems if one.code == "page-unsafe"]
    assert {one.place.path for one in said} == {"site/richtlijnen/water/index.html"}
    assert {one.details["what"].split(" ")[0] for one in said} == {"<script>", "<b", "<a"}
    assert not city.site.exists()


def test_what_slipped_into_a_page_does_not_run(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    text = f'<!doctype html><meta charset="utf-8"><title>x</title><script>{RUNS}</script><b onclick="{RUNS}">klik</b>'
    page.write_text(text, encoding="utf-8")
    finish_pages([page])
    with serving(tmp_path) as address:
        visit = Visit(browser, address, DESK)
        shown = visit.go("")
        shown.locator("b").click()
        assert shown.evaluate("document.documentElement.dataset.ran") is None
        visit.close()
    assert "script-src 'self';" in content_policy(text)


def test_only_the_scripts_of_the_theme_are_named(built: Path, rendered_by: EngineName) -> None:
    """Each that stands in a page is on the list, and none is on it in vain."""
    pages = [page for page in built.rglob("*.html") if "admin" not in page.parts]
    codes = {known_by(code): code for page in pages for code in inline_scripts(page.read_text(encoding="utf-8"))}
    known = theme_scripts(rendered_by)
    assert codes.keys() == known.keys(), [codes[one] for one in codes.keys() - known.keys()]
    assert not [(page, what) for page in pages for what in unsafe(page.read_text(encoding="utf-8"))]


def test_the_root_of_the_site_is_all_that_may_differ_in_a_script() -> None:
    code = '__md_scope=new URL("{}",location),x=1'
    same = {known_by(code.format(root)) for root in (".", "..", "../../..", "/", "/en", "/genk/feesten/")}
    assert len(same) == 1
    assert known_by(code.format('"+alert(1)+"')) not in same
    assert known_by(code.format("//evil.example/")) not in same


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script>alert(1)</script>", "<script> alert(1)"),
        ("<SCRIPT type=module>alert(1)</SCRIPT>", "<script> alert(1)"),
        ("<script src=https://evil.example/x.js></script>", "<script src=https://evil.example/x.js>"),
        ("<script src=//evil.example/assets/x.js></script>", "<script src=//evil.example/assets/x.js>"),
        ("<svg><script>alert(1)</script></svg>", "<script> alert(1)"),
        ("<p onclick=alert(1)>", "<p onclick>"),
        ("<a href=' java\nscript:alert(1)'>x</a>", "<a href= java\nscript:alert(1)>"),
        ("<form action=javascript:alert(1)>", "<form action=javascript:alert(1)>"),
        ("<img src=https://evil.example/x.png>", "<img src=https://evil.example/x.png>"),
        ("<img src=//evil.example/x.png>", "<img src=//evil.example/x.png>"),
        ("<meta http-equiv=refresh content=0>", "<meta http-equiv=refresh>"),
        ("<iframe></iframe>", "<iframe>"),
        ("<base href=/x/>", "<base>"),
        ("<math><mtext>x<?x-sheet href=javascript:alert(1)?></math>", "<?>"),
        ("<p>x<math><mtext></table><img src=x onerror=alert(1)>", "<img onerror>"),
    ],
)
def test_what_may_stand_in_no_page(html: str, what: str) -> None:
    assert what in unsafe(f"<!doctype html><title>x</title>{html}")


@pytest.mark.parametrize(
    "html",
    [
        "<p>alert(1)</p><code>&lt;script></code>",
        '<a href="../glas/#x">x</a><a href="https://www.voorbeeld.be/">y</a><a href="tel:112">112</a>',
        '<script type="application/json">{"a": 1}</script><script src="../../assets/x.js"></script>',
        '<img src="../pictures/a.png" alt=""><a href="mailto:loket@voorbeeld.be">z</a>',
    ],
)
def test_what_may_stand_in_a_page(html: str) -> None:
    assert unsafe(f"<!doctype html><title>x</title>{html}") == []


def test_prose_is_judged_by_what_the_engine_makes_of_it(project: Project, tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        settings = load_config(str(ROOT / name), docs_dir=str(tmp_path))
        assert set(settings["markdown_extensions"]) == set(EXTENSIONS)
        assert not settings["mdx_configs"]
    pages: tuple[Page, ...] = (*project.guidelines, *project.messages, *project.partners, *project.stories)
    for page in pages:
        for words in page.words.values():
            made = made_of(words.body)
            assert (made.html, made.unlisted, made.addresses) == ((), (), ()), page.id


def test_a_sentence_that_is_taken_away_leaves_the_rest_as_it_was() -> None:
    body = "Een `<b>x</b>`. [\\](later.md)`<b>y</b>` en [een `twee`](later.md). Dan `<i>`.\n\n- [Later](later.md). Dan."
    without = settled(body, "richtlijnen/glas", {"richtlijnen/later"})
    assert made_of(body).html == made_of(without).html == ()
    assert without == "Een `<b>x</b>`. Dan `<i>`.\n"


@pytest.mark.parametrize("name", ["page.html", "script.svg"])
def test_a_file_that_is_no_picture_is_refused(name: str, tmp_path: Path) -> None:
    city = found(tmp_path, ())
    shown(city, name, (HERE / "pictures" / name).read_bytes())
    place = f"docs/nl/handleiding/index.md:{line_of(city)}:9"
    assert [one.split(" that can")[0] for one in told(city)] == [
        f"{place}: docs/pictures/manual/{name} is not a picture"
    ]


def shown(city: City, name: str, content: bytes) -> None:
    """A picture of the manual that is on one of its pages."""
    (city.folder / "docs" / "pictures" / "manual" / name).write_bytes(content)
    path = city.folder / "docs" / "nl" / "handleiding" / "index.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n![iets](../../pictures/manual/{name})\n", encoding="utf-8")


def line_of(city: City) -> int:
    text = (city.folder / "docs" / "nl" / "handleiding" / "index.md").read_text(encoding="utf-8")
    return text.split("![iets]")[0].count("\n") + 1


def made(format_: str, size: tuple[int, int] = (20, 10)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "teal").save(content, format_)
    return content.getvalue()


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title><path d="M0 0h9" fill="#fff"/>{}</svg>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", made("PNG")),
        ("a.jpg", made("JPEG")),
        ("a.jpeg", made("JPEG")),
        ("a.webp", made("WEBP")),
        ("a.svg", DRAWING.format("").encode()),
        ("a.svg", DRAWING.format('<text x="1" fill="url(#a)">Ş</text>').encode("utf-16")),
    ],
)
def test_pictures_are_published(name: str, content: bytes, tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / name).write_bytes(content)
    assert read_picture(tmp_path / name, Place("page.md"), problems) == content
    assert not list(problems)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.png", made("JPEG"), "is not a picture"),
        ("a.png", b"", "is not a picture"),
        ("a.png", made("PNG")[:40], "is not a picture"),
        ("a.gif", made("GIF"), "is not a picture"),
        ("a.png", made("PNG", (6000, 5000)), "is not a picture"),
        ("a.PNG", made("PNG"), "is not a picture"),
        ("a.jpg", made("JPEG") + b"x" * 1_000_000, "more than the 1000 kB"),
        ("a.svg", b"<svg><path/></svg>", "is not a picture"),
        ("a.svg", DRAWING.format("<script>alert(1)</script>").encode("utf-16"), "is not a picture"),
        ("a.svg", DRAWING.format('<path onclick="alert(1)"/>').encode(), "is not a picture"),
        ("a.svg", DRAWING.format('<style>@import "https://evil.example/"</style>').encode(), "is not a picture"),
        ("a.svg", DRAWING.format('<image href="https://evil.example/x.png"/>').encode(), "is not a picture"),
        ("a.svg", DRAWING.format('<path fill="url(https://evil.example/#x)"/>').encode(), "is not a picture"),
        ("a.svg", DRAWING.format("<foreignObject/>").encode(), "is not a picture"),
        ("a.svg", DRAWING.format('<a href="javascript:alert(1)"/>').encode(), "is not a picture"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + DRAWING.format("&a;").encode(), "is not a picture"),
        ("a.svg", b'<?xml-stylesheet href="https://evil.example/"?>' + DRAWING.format("").encode(), "is not a picture"),
        ("a.svg", DRAWING.format("<path>").encode(), "is not a picture"),
    ],
)
def test_what_is_no_picture_to_publish(name: str, content: bytes, what: str, tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / name).write_bytes(content)
    assert read_picture(tmp_path / name, Place("page.md"), problems) is None
    (problem,) = problems
    assert what in line(problem)


def test_a_picture_from_elsewhere_is_refused(tmp_path: Path) -> None:
    city = found(tmp_path, ())
    path = city.folder / "docs" / "nl" / "handleiding" / "index.md"
    with path.open("a", encoding="utf-8") as page:
        page.write("\n![x][r]\n\n[r]: https://evil.example/x.png\n")
    assert [one.split(": ", 1)[1].split(" (")[0] for one in told(city)] == [
        "a picture that does not come from docs/pictures"
    ]
