"""The manner of every model: frozen, and closed to keys it does not know."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen record; an unknown key is an error, a default is checked like any value.

    `FORMER` names the keys that it had before: each with the key of today and the code of the problem that tells it.
    `ALONE` is the field that a text without a key fills, where a file may have that in place of the whole record.
    """

    FORMER: ClassVar[dict[str, tuple[str, str]]] = {}
    ALONE: ClassVar[str] = ""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=True, hide_input_in_errors=True, defer_build=True
    )
