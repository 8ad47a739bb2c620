"""Our own Jinja2 templates: everything that comes from an input is escaped in HTML."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from toolbox.model.addresses import Addresses


@cache
def _environment(addresses: tuple[tuple[str, str], ...]) -> Environment:
    environment = Environment(
        loader=PackageLoader("toolbox.write", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "default": asdict}
    environment.globals["addresses"] = dict(addresses)
    return environment


def render(template: str, addresses: Addresses, **values: Any) -> str:
    """A template of `toolbox/write/templates`, filled in; its macros know the addresses too."""
    return _environment(tuple(addresses.items())).get_template(template).render(**values)
