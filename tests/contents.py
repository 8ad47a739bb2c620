"""What a file says, whatever is packed in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader


def words_in(name: str, content: bytes) -> Iterator[str]:
    """All that a file says: its text, that of its PDF pages, and of what is packed in it."""
    yield name
    if name.endswith(".pdf"):
        pdf = PdfReader(BytesIO(content))
        yield from (page.extract_text() for page in pdf.pages)
        yield str(pdf.metadata)
        yield content.decode("utf-8", "ignore")
    elif name.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for one in packed.namelist():
                yield from words_in(one, packed.read(one))
    else:
        yield content.decode("utf-8", "ignore")
