"""The memory of a build: its threads have one heap, not one each."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAPS = """\
import ctypes, sys, threading
from toolbox.publish.heap import share_heap

library = ctypes.CDLL(None)
library.malloc.restype = library.fopen.restype = ctypes.c_void_p
if sys.argv[1] == "shared":
    share_heap()
every = threading.Barrier(4)

def take():
    library.malloc(1000)
    every.wait()

threads = [threading.Thread(target=take) for _ in range(4)]
for one in threads:
    one.start()
for one in threads:
    one.join()
file = ctypes.c_void_p(library.fopen(sys.argv[2].encode(), b"w"))
library.malloc_info(0, file)
library.fclose(file)
"""
"""Four threads that hold memory at the same time; what the C library then tells of its heaps is written to a file."""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="not the GNU C library")
@pytest.mark.parametrize("how", ["each", "shared"])
def test_threads_take_their_memory_from_one_heap(how: str, tmp_path: Path) -> None:
    told = tmp_path / "heaps.xml"
    subprocess.run([sys.executable, "-c", HEAPS, how, told], cwd=ROOT, check=True)
    heaps = told.read_text(encoding="utf-8").count("<heap ")
    assert (heaps == 1) == (how == "shared")
