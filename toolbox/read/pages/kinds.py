"""What is checked of each kind of page, beside its head."""

from __future__ import annotations

from toolbox.model.pages.kinds import KINDS
from toolbox.read.pages.bodies import check_sections
from toolbox.read.pages.checks import check_actions, check_named_pages, check_role
from toolbox.read.pages.pages import Checks
from toolbox.read.pages.translations import check_lists, check_texts, check_translated_actions

_OWN = {
    "guidelines": Checks(check_actions, check_translated_actions),
    "briefings": Checks(check_role, check_lists("watch", "say")),
}
CHECKS = {kind.name: _OWN.get(kind.name, Checks(check_named_pages, check_texts(kind.head.WORDED))) for kind in KINDS}
CHECKS["stories"] = Checks(check_named_pages, CHECKS["stories"].translation, check_sections)
