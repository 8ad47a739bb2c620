"""The settings of the editor in the browser (`/admin/`), made from the same models that check the files."""

from toolbox.editor.config import config

__all__ = ["config"]
