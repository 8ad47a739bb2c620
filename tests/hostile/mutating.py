"""Spoiling the files of the small city, one at a time: what the random tests and the fuzzer share."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.hostile.cases import CITY, read_city

FILES = sorted(path.relative_to(CITY).as_posix() for path in CITY.rglob("*") if path.is_file())
"""Each kind of file that there is a reader for."""

TOKENS = (
    *("\0", "\t", "\r", "\n", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "\ud800", "é", "🎉", "\u0661", "\uff1a"),
    *("---", "...", "- ", "? ", ": ", " #", "&a ", "*a", "<<: ", "!!python/name:os.system ", "!x ", "%YAML 1.1\n"),
    *("[", "]", "{", "}", "'", '"', "|", ">", "|+2\n", "\\", "\\0", "@", "`", ",", "~", "null", "no", ".nan", "0x1"),
    *("<script>", "<!--", "{{ x }}", "{water_points}", "![x](y)", "[x](../../x.md)", "[x]: y", "```", "# ", "| a |"),
    *("../../etc/passwd", "__class__", "2027-02-30", "99999999999999999999", "-1", "1e400", "1.000", "true", ""),
)
"""What somebody might put anywhere."""

LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+:\d+:\d+: .+ \(.+\)")
"""A message: one line, with its place and its remedy, and nothing that could steer a terminal."""


def copied(folder: Path) -> Path:
    """A copy of the city to spoil."""
    city = folder / "city"
    shutil.copytree(CITY, city)
    return city


def spoil(city: Path, name: str, content: bytes) -> list[str]:
    """Read the city with other content in one file, which is put back; gives the lines. Raises what reading raises."""
    path = city / name
    path.write_bytes(content)
    try:
        project, lines = read_city(city)
    finally:
        shutil.copyfile(CITY / name, path)
    wrong = [one for one in lines if ": warning: " not in one]
    assert (project is None) == bool(wrong), lines
    for one in lines:
        assert LINE.fullmatch(one), one
    return lines
