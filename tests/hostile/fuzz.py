"""A fuzzer on the readers: `make fuzz` runs it for a minute, `make fuzz SECONDS=3600` for an hour.

The first byte chooses the file of the small city, the rest is what stands in it. It stops at the first input that
raises, and writes it to `build/fuzz/crash-…`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["toolbox.read", "toolbox.model", "toolbox.check.wording"]):
    from tests.conftest import ROOT
    from tests.hostile.cases import CITY
    from tests.hostile.mutating import FILES, TOKENS, copied, spoil


def main() -> None:
    """Fuzz until the time is up, or until something raises."""
    folder = Path(tempfile.mkdtemp(prefix="toolbox-fuzz-"))
    crashes = ROOT / "build" / "fuzz"
    crashes.mkdir(parents=True, exist_ok=True)
    city = copied(folder)
    seeds = folder / "seeds"
    seeds.mkdir()
    for number, name in enumerate(FILES):
        (seeds / str(number)).write_bytes(bytes([number]) + (CITY / name).read_bytes())
    words = folder / "words"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")) for word in TOKENS if word)
    words.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    os.chdir(city)

    def one(data: bytes) -> None:
        if data:
            spoil(city, FILES[data[0] % len(FILES)], data[1:])

    try:
        atheris.Setup(
            [
                *sys.argv,
                "-max_len=4096",
                "-len_control=0",
                f"-dict={words}",
                f"-artifact_prefix={crashes}/",
                str(seeds),
            ],
            one,
        )
        atheris.Fuzz()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
