"""What the layouts of a plan are laid out from, typed and frozen: the view of an event, and the row of an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolbox.write.words.facts import FactRow
from toolbox.write.words.help import Contact, HelpRow, PartnerRow
from toolbox.write.words.labels import LabelRow
from toolbox.write.words.language import Phrases
from toolbox.write.words.timeline import Deadline, NightBar


@dataclass(frozen=True)
class Named:
    """A thing with a name, such as a guideline or a word of a vocabulary: as data has it, and as people read it."""

    id: str
    label: str


@dataclass(frozen=True)
class Why:
    """A derived fact with why it is so."""

    id: str
    label: str
    why: str


@dataclass(frozen=True)
class DayRow:
    """A day: as data has it, as people read it, and how far it is from the event."""

    iso: str
    day: str
    away: str


@dataclass(frozen=True)
class Link:
    """A page with its title; `site` is the short form of the address where it is shown."""

    url: str
    title: str
    site: str = ""


@dataclass(frozen=True)
class Figure:
    """A figure of the policy for this event, with what it rests on."""

    name: str
    number: float
    value: str
    unit: str
    label: str
    basis: str


@dataclass(frozen=True)
class Part:
    """What a list says of an action beside its text: the column, its words, the same as data, where it leads.

    `spot` is where a page says it: `before` the text, `under` it, or `folded`.
    """

    name: str
    text: str
    id: str = ""
    url: str = ""
    spot: str = "under"


@dataclass(frozen=True)
class ActionRow:
    """An action as a person reads it. `due` is the day by which, `do` the day on which it is done on short notice.

    `at` is its place in the plan, `importance` how soon it comes where not all can. `instead` is what to do once it is
    `late`, `mark` says so, or that it is for today or this week. `also` is what paper says of it in so many words.
    `lang`, `instead_lang` and `title_lang` are as in `PlanAction`.
    """

    id: str
    at: int
    text: str
    role: str
    role_id: str
    phase: str
    phase_label: str
    due: DayRow
    do: DayRow
    guideline: Named
    why: str
    quantities: tuple[Figure, ...]
    translated: bool
    first: bool
    importance: int
    late: bool
    instead: str
    instead_translated: bool
    mark: str
    was: tuple[str, ...]
    marks: Mapping[str, Named]
    settle: Link | None
    lang: str
    instead_lang: str
    title_lang: str
    line: tuple[Part, ...] = ()
    also: str = ""

    def words(self, unlike: str) -> str:
        """What to do, on one line; `unlike` says of what nobody has translated that it is in another language."""
        return self.text if self.translated else f"{self.text} ({unlike})"

    def words_instead(self, unlike: str) -> str:
        """The same of what to do instead."""
        return self.instead if self.instead_translated or not self.instead else f"{self.instead} ({unlike})"

    @property
    def basis(self) -> Named:
        """Who asks it."""
        return self.marks["basis"]

    @property
    def weight(self) -> Named:
        """How much it matters."""
        return self.marks["weight"]


@dataclass(frozen=True)
class PhaseRows:
    """The actions of a phase in the order of the checklist; `rest` are those that come neither first nor too late."""

    id: str
    label: str
    actions: tuple[ActionRow, ...]
    rest: tuple[ActionRow, ...] = ()


@dataclass(frozen=True)
class LateRows:
    """What is too late: what matters, the most important first, and what can be left this time.

    `said` is how much matters, for a sheet that does not list it; nothing where nothing does.
    """

    rows: tuple[ActionRow, ...]
    more: tuple[ActionRow, ...]
    said: str


@dataclass(frozen=True)
class FirstLimits:
    """What the scripts of the site choose the few first actions by: so many of these phases, and what is a duty."""

    most: int
    phases: tuple[str, ...]
    duties: tuple[str, ...]


@dataclass(frozen=True)
class NoticeSettings:
    """What the page of an event puts its rows where they belong by: moments are ISO 8601, by the clock of `timezone`.

    `stretches` are the times at which it is on, each from its start to its end: several where there are nights off.
    """

    start: str
    end: str
    stretches: tuple[tuple[str, str], ...]
    timezone: str
    per_day: int
    first: FirstLimits
    locale: str
    words: Phrases


@dataclass(frozen=True)
class Way:
    """A size of letters in points, and columns, in which a briefing can be set."""

    size: float
    columns: int


@dataclass(frozen=True)
class BriefingSheet:
    """The page of one role: what it does, watches and says; `way` and `close` are how it is set.

    `everyone` is what saves lives and somebody else does, as far as there is room for it.
    """

    role: str
    intro: str
    phases: tuple[PhaseRows, ...]
    everyone: tuple[ActionRow, ...]
    watch: tuple[str, ...]
    say: tuple[str, ...]
    way: int
    close: bool


@dataclass(frozen=True)
class Poster:
    """A message to the visitors, in the language in which it stands there."""

    principle: str
    title: str
    summary: str
    language: str


@dataclass(frozen=True)
class PosterSet:
    """What the posters of one language are laid out from; `paper` are its phrases.

    `name` is that of the event, or of the city whose posters they are; the code leads to `address`.
    """

    language: str
    direction: str
    name: str
    city: str
    address: str
    messages: tuple[Poster, ...]
    help: tuple[HelpRow, ...]
    free: str
    help_intro: str
    paper: Phrases


@dataclass(frozen=True)
class EventView:
    """Everything that a layout of a plan shows, in the plan's language; `page`, `paper` and `sheet` are its phrases."""

    language: str
    direction: str
    slug: str
    name: str
    city: str
    site_name: str
    address: str
    evaluation_address: str
    tier: Why
    heat: Why
    in_short: str
    facts: tuple[FactRow, ...]
    assumed: tuple[str, ...]
    quantities: tuple[Figure, ...]
    phases: tuple[PhaseRows, ...]
    first: tuple[PhaseRows, ...]
    labels: tuple[LabelRow, ...]
    late: LateRows
    past: bool
    notice: NoticeSettings
    read_on: str
    basis_names: Mapping[str, str]
    signs: Mapping[str, str]
    briefings: tuple[BriefingSheet, ...]
    ways: tuple[Way, ...]
    posters: tuple[Poster, ...]
    learned: str
    version: str
    reviewed: str
    deadlines: tuple[Deadline, ...]
    night: NightBar
    contact: Contact
    help: tuple[HelpRow, ...]
    help_short: str
    partners: tuple[PartnerRow, ...]
    role_names: tuple[str, ...]
    page: Phrases
    paper: Phrases
    sheet: Phrases

    @property
    def actions(self) -> tuple[ActionRow, ...]:
        """All actions in the order of the checklist."""
        return tuple(row for phase in self.phases for row in phase.actions)
