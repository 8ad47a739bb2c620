"""A fuzzer on the lists that `import` reads: `make fuzz` runs it after the one on prose.

The first byte chooses the kind of file, the rest is what stands in it; of a workbook also its sheet alone, in a whole
file. It stops at the first list that raises, that is told of in anything but plain lines, or of which an
event is written that the check refuses; and writes it to `build/fuzz/list-…`.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import atheris

with atheris.instrument_imports(include=["toolbox.desk", "toolbox.read", "toolbox.model"]):
    from openpyxl import Workbook

    from tests.command_line.importing import CASES, HEADER, ROW
    from tests.conftest import ROOT, SHIPPED
    from tests.hostile.mutating import LINE, TOKENS
    from toolbox.check.persons import forms
    from toolbox.desk.lists.facts import Given
    from toolbox.desk.lists.importing import MOST, City, entries, write
    from toolbox.desk.lists.names import Names
    from toolbox.desk.lists.reading import read_list
    from toolbox.model.event.local import Local
    from toolbox.model.problem import Problems
    from toolbox.read.addresses import read_addresses
    from toolbox.read.persons import read_persons
    from toolbox.read.profiles import read_profiles
    from toolbox.read.wording import read_rules
    from toolbox.report import line

SHEET = "xl/worksheets/sheet1.xml"
KINDS = ("csv", "json", "ics", "xlsx", "sheet")
ZONE = ZoneInfo("Europe/Brussels")
GIVEN = Given({"kind": "party", "setting": "indoor", "ages": "18-plus", "attendance": "300"}, {})


def workbook() -> bytes:
    book = io.BytesIO()
    made = Workbook()
    for row in (HEADER, ROW):
        made.active.append(row.split(";"))
    made.save(book)
    return book.getvalue()


def with_sheet(book: bytes, sheet: bytes) -> bytes:
    """A workbook with another sheet in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w") as target:
        for one in source.infolist():
            target.writestr(one.filename, sheet if one.filename == SHEET else source.read(one))
    return out.getvalue()


def seeds() -> Iterator[bytes]:
    """A good list of each kind, and what somebody might put anywhere."""
    book = workbook()
    yield b"\0" + f"{HEADER}\n{ROW}\n".encode()
    yield b"\1" + (CASES / "uitdatabank.json").read_bytes()[:4000]
    yield b"\1" + b'[{"@type":"Event","name":"Fuif","startDate":"2027-03-13T21:00","endDate":"2027-03-14T03:00"}]'
    yield b"\2" + (CASES / "agenda.ics").read_bytes()[:4000]
    yield b"\3" + book[:4000]
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        yield b"\4" + parts.read(SHEET)


def judge(kind: str, content: bytes, folder: Path, city: City, book: bytes) -> None:
    """Read a list as `import --write` does, and what came of it as `check` does."""
    city.folder.mkdir()
    path = folder / f"list.{'xlsx' if kind == 'sheet' else kind}"
    path.write_bytes(with_sheet(book, content) if kind == "sheet" else content)
    problems = Problems(MOST)
    rows = read_list(path, Names(), ZONE, "nl", problems)
    found = entries(rows, GIVEN, Names(), city, problems) if rows else []
    for problem in problems:
        for language in ("nl", "en"):
            told = line(problem, language)
            assert LINE.fullmatch(told), told
    try:
        write(found, city, "nl")
        refused = Problems()
        list(read_profiles(city.folder, refused))
        assert not refused.errors, [line(one) for one in refused]
    finally:
        shutil.rmtree(city.folder)


def main() -> None:
    """Fuzz until the time is up, or until something is wrong."""
    crashes = ROOT / "build" / "fuzz"
    crashes.mkdir(parents=True, exist_ok=True)
    docs, book = SHIPPED / "docs", workbook()
    with tempfile.TemporaryDirectory(prefix="toolbox-fuzz-") as name:
        folder = Path(name)
        city = City(
            Local(ZONE),
            forms(read_persons(docs, Problems())),
            read_rules(docs, ("nl", "en"), read_addresses(docs, "nl"), Problems()),
            folder / "events",
        )
        (folder / "seeds").mkdir()
        for number, seed in enumerate(seeds()):
            (folder / "seeds" / str(number)).write_bytes(seed)
        words = folder / "words"
        quoted = ("".join(f"\\x{byte:02x}" for byte in one.encode("utf-8", "surrogatepass")) for one in TOKENS if one)
        words.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")

        def one(data: bytes) -> None:
            if data:
                judge(KINDS[data[0] % len(KINDS)], data[1:], folder, city, book)

        options = ["-max_len=4096", "-len_control=0", f"-dict={words}", f"-artifact_prefix={crashes}/list-"]
        atheris.Setup([*sys.argv, *options, str(folder / "seeds")], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
