"""A fuzzer on the way from prose to a page: `make fuzz` runs it after the one on the readers.

What the check lets through is rendered by the engine's plain Markdown and read by a second HTML5 parser (html5lib,
which knows nothing of ours): nothing in it may run, load or lead anywhere but to a page. It stops at the first text
that raises or is let through with such a thing, and writes it to `build/fuzz/prose-…`.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["toolbox.read", "toolbox.model", "markdown"]):
    import html5lib
    from markdown import Markdown

    from tests.conftest import ROOT, SHIPPED
    from tests.hostile.cases import cases
    from toolbox.model.links import MANUAL_PICTURES
    from toolbox.model.problem import Place, Problems
    from toolbox.read.pages.prose import check_prose
    from toolbox.read.pages.rendered import EXTENSIONS
    from toolbox.read.text import CONTROL

MADE = frozenset(
    "html head body p em strong ul ol li blockquote hr br pre code a img div table thead tbody tr th td "  # noqa: SIM905
    "h1 h2 h3 h4 h5 h6".split()
)
"""The elements that Markdown makes."""
HARMLESS = frozenset({"id", "class", "title", "alt", "start", "style", "href", "src"})
SAFE = re.compile(r"https?:|mailto:|tel:|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)
"""An address of these schemes or of none, once it is read as a browser does: without blanks before it or tabs in it."""
TOKENS = (
    *("<script>", "</script>", "<img src=x onerror=x>", "<svg onload=x>", "<iframe>", "<meta http-equiv=refresh>"),
    *("javascript:", "data:text/html,", "java\tscript:", "&#106;avascript:", "&lt;", "&#60;", "&Tab;", "vbscript:"),
    *("`", "``", "```", "~~~", "``` x y\n", "\\`", "\\<", "\\", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "?>"),
    *("[x]: ", "[x]", "[x](", "[[x]](", "![x](", "](", ")", "<https://x.be>", "<x@x.be>", "![", ' "x"'),
    *(
        "\n\n",
        "\n    ",
        "\n\t",
        "| x |\n|---|\n",
        "|:-:|",
        "# ",
        "- ",
        "1. ",
        "> ",
        "***",
        "__",
        "\x02",
        "\x03",
        "\u0002",
    ),
    *("<p markdown=1>", "<div>", "</div>", "<style>", "<textarea>", "<title>", "<plaintext>", "<x y=", "'", '"', "="),
    *("<!-- wording: allow x because y -->", "<!-- wording: ", "wzxhzdk:0", "klzzwxh:0000", "\x02wzxhzdk:0\x03"),
)


def judge(text: str, pictures: bool) -> None:
    """Check a text; fail where it passes and something in it is more than prose."""
    body = CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = Problems()
    body = check_prose(body, Place("prose.md"), problems, pictures=pictures)
    if problems.errors:
        return
    html = Markdown(extensions=list(EXTENSIONS)).convert(body)
    for node in html5lib.parse(html, namespaceHTMLElements=False).iter():
        harm = _harm(node, pictures)
        assert not harm, f"{harm} in {html!r} of {body!r}"


def _harm(node: Any, pictures: bool) -> str:
    """What is more than prose in an element; nothing where there is none."""
    if not isinstance(node.tag, str):
        return ""  # a comment
    if node.tag not in MADE:
        return f"<{node.tag}>"
    for name, value in node.attrib.items():
        if name not in HARMLESS:
            return f"<{node.tag} {name}>"
        if name == "style" and not re.fullmatch(r"text-align: (left|center|right);", value):
            return f"style {value}"
        if name == "href" and not SAFE.match(re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", value)):
            return f"href {value}"
        if name == "src" and not (pictures and value.startswith(MANUAL_PICTURES)):
            return f"src {value}"
    return ""


def main() -> None:
    """Fuzz until the time is up, or until a text is let through."""
    crashes = ROOT / "build" / "fuzz"
    crashes.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="toolbox-fuzz-") as name:
        folder = Path(name)
        seeds = folder / "seeds"
        seeds.mkdir()
        pages = [path.read_text(encoding="utf-8")[-1500:] for path in sorted((SHIPPED / "docs" / "nl").rglob("*.md"))]
        written = [str(part) for case in cases() for part in case.change.get("instead", [])[1:]]
        for number, text in enumerate((*pages, *written, *TOKENS)):
            (seeds / str(number)).write_bytes(b"\0" + text.encode("utf-8", "surrogatepass"))
        words = folder / "words"
        quoted = ("".join(f"\\x{byte:02x}" for byte in token.encode()) for token in TOKENS)
        words.write_text("".join(f'"{token}"\n' for token in quoted), encoding="ascii")
        options = ["-max_len=1500", "-len_control=0", f"-dict={words}", f"-artifact_prefix={crashes}/prose-"]
        atheris.Setup([*sys.argv, *options, str(seeds)], _one)
        atheris.Fuzz()


def _one(data: bytes) -> None:
    if data:
        judge(data[1:].decode("utf-8", "replace"), pictures=bool(data[0] & 1))


if __name__ == "__main__":
    main()
