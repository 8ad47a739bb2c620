"""Our own Jinja2 templates: everything that comes from an input is escaped in HTML."""

from __future__ import annotations

import hashlib
import pickle
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, select_autoescape
from jinja2.bccache import Bucket

from toolbox.model.addresses import Addresses
from toolbox.write.figures import stand_out

_COMPILED = Path(__file__).parent / "templates" / "__pycache__"


class _Compiled(FileSystemBytecodeCache):
    """The templates as Python compiled them, beside them as Python keeps its own: to compile them takes half a second.

    A compiled template is taken again while its text, this file, Jinja2 and Python are the same.
    """

    def __init__(self) -> None:
        made_with = hashlib.sha256(Path(__file__).read_bytes() + version("jinja2").encode()).hexdigest()
        with suppress(OSError):
            _COMPILED.mkdir(exist_ok=True)
        super().__init__(str(_COMPILED), f"{made_with[:16]}-%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take one; what is not there or not whole is compiled anew."""
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one; where nothing can be written, each run compiles anew."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _environment(addresses: tuple[tuple[str, str], ...]) -> Environment:
    environment = Environment(
        loader=PackageLoader("toolbox.write", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(),
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "default": asdict}
    environment.filters["stand_out"] = stand_out
    environment.globals["addresses"] = dict(addresses)
    return environment


def render(template: str, addresses: Addresses, **values: Any) -> str:
    """A template of `toolbox/write/templates`, filled in; its macros know the addresses too."""
    return _environment(tuple(addresses.items())).get_template(template).render(**values)
