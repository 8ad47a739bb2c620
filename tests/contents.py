"""What a file says, whatever is packed in it, and what stands on a page."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser


def words_in(name: str, content: bytes) -> Iterator[str]:
    """All that a file says: its text, that of its PDF pages, and of what is packed in it."""
    yield name
    if name.endswith(".pdf"):
        yield text_of_pdf(content)
        yield str(PdfReader(BytesIO(content)).metadata)
        yield content.decode("utf-8", "ignore")
    elif name.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for one in packed.namelist():
                yield from words_in(one, packed.read(one))
    else:
        yield content.decode("utf-8", "ignore")


def page_of(html: str) -> LexborHTMLParser:
    """A page to look for elements in, those within templates too, which a browser keeps apart until a script asks."""
    return LexborHTMLParser(re.sub(r"(?<=<)(/?)template\b", r"\1div", html))


def text_of_pdf(content: bytes) -> str:
    """The words of all pages as they stand on the sheet."""
    return _by_poppler(content)


def pages_of_pdf(content: bytes) -> list[str]:
    """The words of each page in the order of the file, white space made even."""
    return [" ".join(page.split()) for page in _by_poppler(content, "-raw").split("\f")[:-1]]


def _by_poppler(content: bytes, *options: str) -> str:
    """Poppler takes a tenth of the time of a reader in Python."""
    command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode("utf-8")
