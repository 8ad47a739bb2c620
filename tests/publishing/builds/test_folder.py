"""The site in a folder on a disk, in Chromium: what works on the web works here, or the page says what does not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT
from tests.node import node
from tests.publishing.browsing import PHONE, Visit
from tests.publishing.form.filling import WORDS, fill
from toolbox.publish.engine.scripts import ENTRIES, FOR_PAGES, SCRIPTS, in_one, lean, modules
from toolbox.publish.engine.stylesheet import lean_rules

BLOCKED = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def at(site: Path, path: str) -> str:
    return (site / path / "index.html").as_uri()


@pytest.mark.parametrize("part", ["", "en"])
def test_ticks_stay(part: str, page: Page, built: Path) -> None:
    page.goto(at(built / part, "evenementen/fuif-chiro-2027"))
    boxes = page.locator(".todo__item > input:visible")
    expect(page.locator(".tools__progress")).to_contain_text("0 ")
    boxes.nth(2).check()
    expect(page.locator(".tools__progress")).to_contain_text("1 ")
    page.reload()
    expect(page.locator(".tools__progress")).to_contain_text("1 ")
    assert boxes.nth(2).is_checked()
    page.goto(at(built / part, "evenementen/sportdag-2027"))
    expect(page.locator(".tools__progress")).to_contain_text("0 ")


def test_a_browser_that_keeps_nothing_says_so(page: Page, built: Path) -> None:
    page.add_init_script(BLOCKED)
    page.goto(at(built, "evenementen/fuif-chiro-2027"))
    page.locator(".todo__item > input:visible").first.check()
    expect(page.locator(".trouble")).to_contain_text("Je browser bewaart hier niets")


@pytest.mark.parametrize(("part", "code"), [("", "nl"), ("en", "en")])
def test_the_form_makes_a_plan_and_keeps_it(part: str, code: str, page: Page, built: Path) -> None:
    page.goto(at(built / part, "mijn-evenement"))
    expect(page.locator("#my-event")).to_be_visible()
    assert page.locator(".needs-script").count() == 0
    fill(page, WORDS[code])
    expect(page.locator("#plan .todo__item").first).to_be_attached()
    page.reload()
    expect(page.get_by_label(WORDS[code]["count"])).to_have_value("1.200")
    expect(page.locator("#plan .todo__item").first).to_be_attached()


@pytest.mark.parametrize("path", ["evaluatie", "signaal"])
def test_evaluation_and_signal_can_be_filled_in(path: str, page: Page, built: Path) -> None:
    page.goto(at(built, path))
    expect(page.locator("form.my-event")).to_be_visible()
    assert page.locator(".needs-script").count() == 0


def test_where_a_script_is_missing_the_form_says_that_it_works_on_the_web(
    page: Page, built: Path, tmp_path: Path
) -> None:
    shutil.copytree(built, tmp_path / "site", ignore=shutil.ignore_patterns("*.pdf", "*.zip", "admin", FOR_PAGES))
    page.goto(at(tmp_path / "site", "mijn-evenement"))
    expect(page.locator(".needs-script")).to_contain_text("Dit formulier werkt alleen op het web")


def test_a_list_leads_to_its_pages(page: Page, built: Path) -> None:
    page.goto((built / "index.html").as_uri())
    page.get_by_role("link", name="Vind je evenement").click()
    page.wait_for_url("**/evenementen/index.html")  # and until it is loaded, with the script that leads on to files
    page.get_by_role("link", name="Chirofuif").click()
    expect(page.locator("h1")).to_contain_text("Chirofuif")


def test_a_page_loads_one_script_of_its_own_and_no_module(browser: Browser, address: str, built: Path) -> None:
    kept = (built / "sw.js").read_text(encoding="utf-8")
    for path, name in (
        ("evenementen/fuif-chiro-2027/", "event"),
        ("mijn-evenement/", "my-event"),
        ("evaluatie/", "evaluate"),
        ("en/signaal/", "signal"),
    ):
        visit = Visit(browser, address, PHONE)
        visit.go(path)
        asked = {one.partition(f"{SCRIPTS}/")[2] for one in visit.asked if f"{SCRIPTS}/" in one}
        assert {one for one in asked if "bundle." not in one} == {"header.js", "offline.js", f"{FOR_PAGES}/{name}.js"}
        assert not [one for one in visit.asked if one.endswith("catalogue.js")]
        assert f"{SCRIPTS}/{FOR_PAGES}/{name}.js" in kept
        assert visit.wrong == []
        visit.close()
    assert not [entry for entry in ENTRIES.values() if f"{SCRIPTS}/{entry}.js" in kept]


def test_the_script_of_a_page_has_no_module_left(built: Path) -> None:
    for entry in ENTRIES.values():
        text = (built / SCRIPTS / FOR_PAGES / f"{entry.rpartition('/')[2]}.js").read_text(encoding="utf-8")
        assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)
        assert ("Copyright (c) 2026 Arjun Barrett" in text) is ("zipSync" in text)


def test_a_script_lacks_nothing_of_its_modules_but_what_people_read(built: Path, tmp_path: Path) -> None:
    own = [path.relative_to(built) for path in sorted(modules(built))]
    texts = {path: (built / path).read_text(encoding="utf-8") for path in own}
    bare = {path: lean(text) for path, text in texts.items()}
    assert _minified(texts, tmp_path / "with") == _minified(bare, tmp_path / "without")
    assert len("".join(bare.values())) < 0.8 * len("".join(texts.values()))


def test_the_style_sheet_lacks_nothing_but_comments_and_indents(built: Path, tmp_path: Path) -> None:
    name = Path("assets/stylesheets/toolbox.css")
    text = (ROOT / "toolbox/publish/engine/theme" / name).read_text(encoding="utf-8")
    lean = (built / name).read_text(encoding="utf-8")
    assert _minified({name: text}, tmp_path / "with") == _minified({name: lean}, tmp_path / "without")
    assert len(lean) < 0.95 * len(text)


def _minified(texts: dict[Path, str], folder: Path) -> dict[Path, str]:
    """Scripts as a program that reads the language makes them smaller: it drops every comment."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    small = folder / "small"
    files = (folder / path for path in texts)
    options = ("--minify", "--legal-comments=none", f"--outbase={folder}", f"--outdir={small}")
    done = node("../editor/node_modules/esbuild/bin/esbuild", *files, *options)
    assert done.returncode == 0, done.stderr
    return {path: (small / path).read_text(encoding="utf-8") for path in texts}


@pytest.mark.parametrize(
    ("text", "what"), [('import * as all from "./dom.js";\n', "import"), ("export default 1;\n", "export")]
)
def test_a_module_that_cannot_be_put_into_it_is_told(text: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "event.js").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"event\.js: {what} cannot be put into the script of a page"):
        in_one(tmp_path, "event")


def test_texts_stay_as_they_are_where_comments_and_indents_go() -> None:
    assert (
        lean_rules('/* it\'s */\na {\n  b: 1; /* c */\n\n  content: "/* d */  ";\n}\n')
        == 'a {\nb: 1;\ncontent: "/* d */  ";\n}\n'
    )
    assert lean("  a = `b\n  // c ${ d }`;  // e\n    f = /[/'] {2}/;\n") == "a=`b\n  // c ${ d }`;f=/[/'] {2}/;"
    assert lean("/*! whose */\n/* what */\na();\n") == "/*! whose */a();"


def test_a_module_is_run_once_and_one_for_later_when_it_is_asked_for(tmp_path: Path) -> None:
    modules = {
        "event": 'import { one as first } from "./a.js";\nimport { two } from "./b.js";\n'
        "report.push(first + two);\n"
        'import("./later.js").then(({ late: now }) => console.log([...report, now].join()));\n',
        "a": 'report.push("a");\nexport const one = 1;\n',
        "b": 'import { one } from "./a.js";\nreport.push("b");\nconst two = one + 1;\nexport { two };\n',
        "later": 'report.push("later");\nexport const late = "`// kept ${1 + 1}`";\n',
    }
    for name, text in modules.items():
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    around = "globalThis.location = { protocol: 'https:' }; globalThis.self = globalThis; const report = [];\n"
    (tmp_path / "run.cjs").write_text(around + in_one(tmp_path, "event"), encoding="utf-8")
    done = node(str(tmp_path / "run.cjs"))
    assert (done.stdout, done.stderr) == ("a,b,3,later,`// kept ${1 + 1}`\n", "")
