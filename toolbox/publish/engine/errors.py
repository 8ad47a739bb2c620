"""What goes wrong with an engine."""

from __future__ import annotations

from collections.abc import Sequence


class EngineError(Exception):
    """The pages could not be rendered; the message says why."""


class SettingsRefused(EngineError):
    """Settings that the engine does not take; `refused` has the name of each, with what is said of it."""

    def __init__(self, refused: Sequence[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"'{name}': {said}" for name, said in refused))
        self.refused = refused


class NotInstalled(EngineError):
    """The engine is not on this machine."""
