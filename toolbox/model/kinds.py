"""The kinds of page that people write, a row each: where they stand, what their heads hold, and what is done with them.

Reading, review, readability, the wording guard, lists, links and the editor loop over this table. The order is that of
the editor and of what is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolbox.model.addresses import BRIEFINGS, EVENTS, GUIDELINES, MADE, MESSAGES, PARTNERS, STORIES
from toolbox.model.briefing import Briefing, BriefingHead, TranslatedBriefingHead
from toolbox.model.guideline import Guideline, GuidelineHead, TranslatedGuidelineHead
from toolbox.model.page import Head, Page, TranslatedHead
from toolbox.model.partner import Partner, PartnerHead, TranslatedPartnerHead
from toolbox.model.story import Message, MessageHead, Story, StoryHead, TranslatedMessageHead, TranslatedSummed


@dataclass(frozen=True)
class Kind:
    """One kind of page. `name` is its place in a project, the phrase that names it, and the template that lists it;
    `template` begins the names of those that stand before and after its prose.

    `needed` says that a city cannot do without; `listed` that a page of the site lists them; `for_visitors` that the
    wording guard reads it more strictly and that it is put into the visitors' languages too; `edited` that the editor
    offers it.
    """

    name: str
    template: str
    folder: str
    page: type[Page]
    head: type[Head]
    translated: type[TranslatedHead]
    needed: bool = False
    listed: bool = True
    for_visitors: bool = False
    edited: bool = True


KINDS = (
    Kind("guidelines", "guideline", GUIDELINES, Guideline, GuidelineHead, TranslatedGuidelineHead, needed=True),
    Kind("messages", "message", MESSAGES, Message, MessageHead, TranslatedMessageHead, for_visitors=True),
    Kind("partners", "partner", PARTNERS, Partner, PartnerHead, TranslatedPartnerHead),
    Kind("stories", "story", STORIES, Story, StoryHead, TranslatedSummed),
    Kind("briefings", "", BRIEFINGS, Briefing, BriefingHead, TranslatedBriefingHead, listed=False, edited=False),
)
LISTS = (*(kind.folder for kind in KINDS if kind.listed), EVENTS)
"""The folders that have a page of their own which lists what stands in them."""
ADDRESSES = MADE | {kind.name: kind.folder for kind in KINDS if kind.listed}
"""What templates lead to, by name: nobody writes an address there."""
FOR_VISITORS = tuple(kind.folder for kind in KINDS if kind.for_visitors)
