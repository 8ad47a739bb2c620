"""What goes wrong with an engine."""


class EngineError(Exception):
    """The pages could not be rendered; the message says why."""


class NotInstalled(EngineError):
    """The engine is not on this machine."""
