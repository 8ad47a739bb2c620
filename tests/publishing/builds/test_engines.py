"""A site is the same whichever engine renders it; where it is not, that is known by name, and so is the reason."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner

from tests.conftest import ROOT, built_by
from tests.hostile.cases import HERE as HOSTILE
from tests.publishing.building import City, everything, small
from tests.publishing.engines import ASPECTS, THEME, differences, files_of
from tests.publishing.extending.series import found
from toolbox.cli import app
from toolbox.publish.engine import zensical_markdown
from toolbox.publish.engine.errors import EngineError
from toolbox.publish.engine.rendering import EngineName, engine
from toolbox.read.pages.rendered import EXTENSIONS

MADE = datetime(2026, 11, 27, tzinfo=UTC)


class Known(NamedTuple):
    """Where, of all paths, the two sites differ in something, and why they may."""

    what: str
    where: str
    why: str


KNOWN = [
    Known("files", THEME.pattern, "each engine has its own scripts and styles of one theme, under names of their own"),
    Known("the first script", r"(?!admin/).*\.html", "each theme has its own way to keep the colours that one chose"),
    Known(
        "the note", r"(?!admin/).*\.html", "Zensical's theme has its short notes ('copied') read out; Material's not"
    ),
    Known("the text", r"(.*/)?licenties/index\.html", "the page of licences names the theme that is passed on"),
    Known("contents", r"sw\.js", "the worker lists the files of the theme, and is named by what all pages hold"),
]
"""In what the site of Zensical is another than that of MkDocs. All else is the same: addresses, texts, links, heads."""


def assert_only_known(one: Path, other: Path) -> None:
    """Each difference is known, and each that is known is still there."""
    paths = files_of(one) | files_of(other)
    themes = files_of(one) ^ files_of(other)
    known = {each.what: {path for path in paths if re.fullmatch(each.where, path)} for each in KNOWN}
    known["files"] &= themes
    found = differences(one, other)
    assert found.keys() == known.keys()
    for what, where in known.items():
        assert found[what] ^ where == set(), what


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The small city, rendered by each engine in one build folder after the other."""
    city = small(tmp_path_factory.mktemp("engines") / "city")
    for name in EngineName:
        replace(city, rendered_by=engine(name)).build().rename(city.folder / name)
        (city.folder / f"{name}.kept").write_text("\n".join(kept(city)))
    return city


def kept(city: City) -> list[str]:
    """What a build keeps for the next."""
    return sorted(path.name for path in (city.folder / "build" / "cache").iterdir())


def test_a_setting_that_the_engine_refuses_is_told_where_it_stands(tmp_path: Path) -> None:
    own = found(tmp_path / "city")
    settings = own.program / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    at = len(text.splitlines()) + 1
    settings.write_text(f"{text}copyrigth: x\n", encoding="utf-8")
    refused = own.built()
    assert refused.status == 2
    assert refused.lines[0].startswith(f"program/mkdocs.yml:{at}:1: 'copyrigth' cannot stand here like this: ")
    assert "delete it" in refused.lines[0]
    settings.write_text(text, encoding="utf-8")
    assert own.built().status == 0


def test_a_small_site_is_the_same(city: City) -> None:
    assert_only_known(city.folder / EngineName.MKDOCS, city.folder / EngineName.ZENSICAL)


@pytest.mark.long(reason="the whole site, rendered twice")
def test_the_whole_site_is_the_same(shared: Path) -> None:
    assert_only_known(built_by(EngineName.MKDOCS, shared), built_by(EngineName.ZENSICAL, shared))


@pytest.mark.parametrize(
    ("what", "old", "new"),
    [
        ("the head", '<link rel="icon"', '<link rel="ikon"'),
        ("the menu", "<summary ", "<summary data-x "),
        ("the text", "</h1>", ".</h1>"),
        ("the foot", '<div class="md-copyright">', '<div class="md-copyright">x'),
        ("the note", 'data-md-component="dialog"', 'data-md-component="other"'),
        ("what is loaded", "assets/javascripts/offline.js", "assets/javascripts/other.js"),
        ("the first script", "__md_scope=new", "__md_scope=old"),
        ("the other scripts", "link.remove()", "link.leave()"),
        ("the data", '"@type":"Event"', '"@type":"Other"'),
        ("what is around", 'data-md-component="container"', 'data-md-component="other"'),
    ],
)
def test_a_difference_would_be_seen(what: str, old: str, new: str, city: City, tmp_path: Path) -> None:
    for name, change in (("one", ""), ("other", new)):
        text = (city.folder / EngineName.MKDOCS / "evenementen" / "fuif" / "index.html").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text.replace(old, change or old, 1), encoding="utf-8")
    assert differences(tmp_path / "one", tmp_path / "other") == {what: {"index.html"}}
    assert what in ASPECTS


def test_pages_are_kept_for_the_engine_that_made_them_and_events_for_all(city: City) -> None:
    one, other = (set((city.folder / f"{name}.kept").read_text().splitlines()) for name in EngineName)
    assert {name.split("-")[0] for name in one ^ other} == {"pages"}
    assert {name.split("-")[0] for name in one & other} >= {"event", "fonts", "posters", "checked"}


def test_a_new_version_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine(EngineName.ZENSICAL).made_with()
    monkeypatch.setattr("toolbox.publish.engine.rendering.version", lambda package: "9.9")
    assert engine(EngineName.ZENSICAL).made_with() == ("zensical", "zensical 9.9") != before


@pytest.mark.parametrize("command", ["build", "publish", "serve"])
def test_an_engine_that_is_not_there_is_told_in_a_line(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("toolbox.publish.engine.rendering.version", lacking)
    done = CliRunner().invoke(app, [command, "--engine", "zensical"])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(
        "--engine zensical is not installed here; install it with make zensical, or with pip "
    )
    (lock,) = re.findall(r"-r (\S+)", done.stderr)
    assert "zensical==" in (ROOT / lock).read_text(encoding="utf-8")


def rendered(name: EngineName, folder: Path, text: str) -> str:
    """What an engine makes of a page below a folder, without what its theme lays around it."""
    (folder / "nl" / "over").mkdir(parents=True)
    for page, words in (("index", "# Start"), ("over/glas", text), ("over/blik", "# Blik")):
        (folder / "nl" / f"{page}.md").write_text(words, encoding="utf-8")
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings |= {"docs_dir": "nl", "theme": {"name": "material", "variant": "classic", "font": False}}
    config = folder / "mkdocs.nl.yml"
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    engine(name).render(config, folder / "made", MADE)
    assert {path.name for path in folder.iterdir()} == {"nl", "mkdocs.nl.yml", "made"}
    made = LexborHTMLParser((folder / "made" / "over" / "glas" / "index.html").read_text(encoding="utf-8"))
    for lead in made.css("#__skip"):
        lead.decompose()
    (article,) = made.css("article")
    return "\n".join(line.strip() for line in str(article.inner_html).splitlines() if line.strip())


PAGE = """\
<h1>Glas</h1>
<p><a href="../blik/">een</a> <a href='../../'>twee</a> <a href="plan.pdf">drie</a> <a href="#x">vier</a></p>
<p><img src="../../a.png" alt=""> <a href="https://voorbeeld.be/">vijf</a> <a href="tel:112">zes</a></p>

Een [blik](blik.md) of een [begin](../index.md), en dan `<a href="../blik/">`.

    <a href="../blik/">in code</a>

```
<a href="../blik/">in a fence</a>
```
"""


def test_links_of_html_lead_from_page_to_page_and_those_of_markdown_from_file_to_file(tmp_path: Path) -> None:
    one, other = (rendered(name, tmp_path / name, PAGE) for name in EngineName)
    assert one == other
    assert '<a href="../blik/">een</a>' in one
    assert '<a href="../blik/">blik</a>' in one


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        rendered(EngineName.ZENSICAL, tmp_path / folder, PAGE)
    one, other = (everything(tmp_path / folder / "made") for folder in ("one", "other"))
    assert one == other
    assert len(one) > 5


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (EngineName.MKDOCS, "Doc file 'over/glas.md' contains a link 'niets.md', but the target"),
        (EngineName.ZENSICAL, "over/glas.md:3:11: page does not exist"),
    ],
)
def test_a_page_that_is_wrong_is_told_in_a_line(name: EngineName, told: str, tmp_path: Path) -> None:
    with pytest.raises(EngineError) as error:
        rendered(name, tmp_path, "# Glas\n\n[nergens](niets.md) en [#x](#y)\n")
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)
    assert {path.name for path in tmp_path.iterdir()} <= {"nl", "mkdocs.nl.yml", "made"}


def test_a_template_that_zensical_cannot_read_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "index.md").write_text("# Start", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text('{% extends "base.html" %}{{ x | nothing }}', encoding="utf-8")
    config = tmp_path / "mkdocs.nl.yml"
    config.write_text("{site_name: x, docs_dir: nl, theme: {name: material, custom_dir: theme}}", encoding="utf-8")
    with pytest.raises(EngineError, match=r"^unknown filter: filter nothing is unknown \(in main\.html:1\)$"):
        engine(EngineName.ZENSICAL).render(config, tmp_path / "made", MADE)


CASES = yaml.safe_load((HOSTILE / "payloads.yml").read_text(encoding="utf-8")).values()
BLOCKS = [
    "```\n{}\n```",
    "~~~ {{.x}}\n{}\n~~~",
    "    {}\n",
    "- x\n\n    {}\n",
    "> ```\n> {}\n> ```",
    "``` a b\n\n{}\n\n```",
    "{}",
]


def test_zensical_reads_markdown_as_that_by_which_prose_is_judged() -> None:
    """What Zensical loads: two extensions, those of the configuration, and what we add."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    loaded = list(dict.fromkeys(["toc", "tables", *settings, *zensical_markdown.EXTENSIONS]))
    theirs, judged = Markdown(extensions=loaded), Markdown(extensions=list(EXTENSIONS))
    texts = [block.format(text) for block in BLOCKS for text in (*CASES, PAGE)]
    for text in texts:
        made = zensical_markdown.unmarked(theirs.reset().convert(text))
        assert made == judged.reset().convert(text), text
    assert len(texts) > 200
