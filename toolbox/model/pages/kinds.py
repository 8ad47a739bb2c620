"""The kinds of page that people write, a row each: where they stand, what their heads hold, and what is done with them.

Reading, review, readability, the wording guard, lists, links and the editor loop over this table. The order is that of
the editor and of what is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolbox.model.addresses import BRIEFINGS, EVENTS, GUIDELINES, MESSAGES, PARTNERS, STORIES, Addresses
from toolbox.model.pages.briefing import Briefing, BriefingHead, TranslatedBriefingHead
from toolbox.model.pages.guideline import Guideline, GuidelineHead, TranslatedGuidelineHead
from toolbox.model.pages.page import Head, Page, TranslatedHead
from toolbox.model.pages.partner import Partner, PartnerHead, TranslatedPartnerHead
from toolbox.model.pages.story import Message, MessageHead, Story, StoryHead, TranslatedMessageHead, TranslatedSummed


@dataclass(frozen=True)
class Kind:
    """One kind of page. `name` is its place in a project, the phrase that names it, its address among those of a
    site, and the template that lists it; `template` begins the names of those that stand before and after its prose.

    `needed` says that a city cannot do without; `listed` that a page of the site lists them; `for_visitors` that the
    wording guard reads it more strictly and that it is put into the visitors' languages too.
    """

    name: str
    template: str
    page: type[Page]
    head: type[Head]
    translated: type[TranslatedHead]
    needed: bool = False
    listed: bool = True
    for_visitors: bool = False


KINDS = (
    Kind(GUIDELINES, "guideline", Guideline, GuidelineHead, TranslatedGuidelineHead, needed=True),
    Kind(MESSAGES, "message", Message, MessageHead, TranslatedMessageHead, for_visitors=True),
    Kind(PARTNERS, "partner", Partner, PartnerHead, TranslatedPartnerHead),
    Kind(STORIES, "story", Story, StoryHead, TranslatedSummed),
    Kind(BRIEFINGS, "", Briefing, BriefingHead, TranslatedBriefingHead, listed=False),
)
LISTED = tuple(kind.name for kind in KINDS if kind.listed)
"""The kinds of page of which the site has a list."""
FOR_VISITORS = tuple(kind.name for kind in KINDS if kind.for_visitors)


def lists(addresses: Addresses) -> tuple[str, ...]:
    """The folders that have a page of their own which lists what stands in them."""
    return tuple(addresses[name] for name in (*LISTED, EVENTS))
