"""From a profile, the guidelines and the policy to a plan: pure functions, no files, no clock."""

from toolbox.assemble.notice import Notice
from toolbox.assemble.plan import assemble, selected

__all__ = ["Notice", "assemble", "selected"]
