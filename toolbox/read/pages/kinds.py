"""The kinds of page that there are."""

from __future__ import annotations

from toolbox.model.addresses import BRIEFINGS, GUIDELINES, MESSAGES, PARTNERS, STORIES
from toolbox.model.briefing import Briefing, BriefingHead, TranslatedBriefingHead
from toolbox.model.guideline import Guideline, GuidelineHead, TranslatedGuidelineHead
from toolbox.model.partner import Partner, PartnerHead, TranslatedPartnerHead
from toolbox.model.story import Message, MessageHead, Story, StoryHead, TranslatedSummed
from toolbox.read.pages.bodies import check_sections
from toolbox.read.pages.checks import (
    check_actions,
    check_lists,
    check_named_pages,
    check_role,
    check_texts,
    check_translated_actions,
)
from toolbox.read.pages.pages import PageKind

GUIDELINE = PageKind(
    folder=GUIDELINES,
    page=Guideline,
    head=GuidelineHead,
    translated=TranslatedGuidelineHead,
    check_source=check_actions,
    check_translation=check_translated_actions,
    needed=True,
)
MESSAGE = PageKind(
    folder=MESSAGES,
    page=Message,
    head=MessageHead,
    translated=TranslatedSummed,
    check_source=check_named_pages,
    check_translation=check_texts(MessageHead.WORDED),
)
PARTNER = PageKind(
    folder=PARTNERS,
    page=Partner,
    head=PartnerHead,
    translated=TranslatedPartnerHead,
    check_source=check_named_pages,
    check_translation=check_texts(PartnerHead.WORDED),
)
BRIEFING = PageKind(
    folder=BRIEFINGS,
    page=Briefing,
    head=BriefingHead,
    translated=TranslatedBriefingHead,
    check_source=check_role,
    check_translation=check_lists("watch", "say"),
)
STORY = PageKind(
    folder=STORIES,
    page=Story,
    head=StoryHead,
    translated=TranslatedSummed,
    check_source=check_named_pages,
    check_translation=check_texts(StoryHead.WORDED),
    check_body=check_sections,
)
