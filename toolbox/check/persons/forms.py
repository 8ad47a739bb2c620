"""The expressions by which personal data is found, made from words: those for names and addresses, and all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolbox.check.persons.kind import CAPITAL, LETTER, Kind
from toolbox.check.persons.numbers import born_in_words, numbers
from toolbox.check.persons.parts import (
    ANY_SPACE,
    BEGIN,
    END,
    IN_A_WORD,
    IN_CAPITALS,
    LOW,
    NAME,
    NO_YEAR,
    SPACE,
    any_case,
    by_letter,
    either,
)
from toolbox.model.language.persons import PersonWords

_NO_MORE = r"(?=\s*(?:$|[,;()\/&+–-]))"
"""The end of a text, or of what says who somebody is in it: `…, voorzitter`."""


@dataclass(frozen=True)
class Forms:
    """The kinds in order. In the name of an event, an organiser or a place there are fewer: a club may be called
    K.S.A., and a hall stands in a street. An organiser stands in none, and one that is nothing but a person's name, or
    that is so behind a comma, is one more: a club may be called after somebody. A place is not where somebody lives.
    """

    in_texts: tuple[Kind, ...]
    in_names: tuple[Kind, ...]
    in_organisers: tuple[Kind, ...]
    in_places: tuple[Kind, ...]

    @property
    def in_names_of(self) -> dict[str, tuple[Kind, ...]]:
        """Those that count in the name of such a thing; they begin with `in_names`."""
        return {"organisation": self.in_organisers, "place": self.in_places}


def forms_of(words: PersonWords) -> Forms:
    """The forms by which these words find persons."""
    figures = tuple(numbers(words))
    in_names = (*figures, *_titled(words.titles, words))
    return Forms(
        (*figures, born_in_words(words), *_addresses(words), *_names(words)),
        in_names,
        (*in_names, *_addresses(words), *_nothing_but_names(words)),
        (*in_names, *_homes(words)),
    )


def _addresses(words: PersonWords) -> Iterator[Kind]:
    counted = rf"(?!{SPACE}{either(words.counted)}{END})(?!{ANY_SPACE}{either(words.units)}{END})"
    short = [one.removesuffix(".") for one in words.streets if one.endswith(".")]
    street = (
        rf"(?<![{IN_A_WORD}'’-])[{IN_A_WORD}'’-]{{1,60}}(?![{IN_A_WORD}'’-])(?<={either((*words.streets, *short))})"
        rf"(?<!{either(words.no_street_endings)})(?<!{BEGIN}{either(words.no_streets)})(?:(?<={either(short)})\.)?"
    )
    yield Kind(
        "address",
        rf"{street},?{SPACE}(?:{either(words.before_house_numbers)}{ANY_SPACE}|{NO_YEAR})"
        rf"\d{{1,4}}(?:\s?[a-z]{END}|\s?{either(words.boxes)}\s?\d{{1,4}})?(?!\d|-\p{{L}}){counted}",
        any_case=True,
    )
    one_word = either(words.streets_after_a_number, "(?<={0})")
    yield Kind(
        "address",
        rf"{BEGIN}{NO_YEAR}\d{{1,4}}[a-z]?,?{SPACE}(?!{any_case(words.no_streets, only_first=True)}{END})"
        rf"\p{{Lu}}[{IN_A_WORD}'’-]{{2,40}}{one_word}{END}",
    )
    yield Kind("address", rf"{BEGIN}{either(words.house_numbers)}[.: ]{{1,3}}\d{{1,4}}{END}", any_case=True)
    first, between = any_case(words.streets_before_a_name, only_first=True), either(words.in_street_names)
    number, word = rf"{BEGIN}\d{{1,4}}[a-z]?", rf"[{IN_A_WORD}'’-]{{1,40}}(?![{IN_A_WORD}'’-]){SPACE}"
    yield Kind("address", rf"{number},?{SPACE}{first}(?:{SPACE}{between}){{0,3}}{ANY_SPACE}\p{{Lu}}")
    yield Kind("address", rf"{BEGIN}{first}{SPACE}(?:{word}){{1,4}}\d{{1,4}}{END}")
    last = either(words.streets_after_a_name)
    yield Kind("address", rf"{number}{SPACE}(?:(?=[A-Z]){word}){{1,3}}{last}{END}")


def _titled(titles: Iterable[str], words: PersonWords) -> Iterator[Kind]:
    """A name with a form of address before it; one that is known in small letters too: `mevr. claes`."""
    links = rf"\.?{SPACE}(?:{either(words.links)}{SPACE}){{0,3}}"
    yield Kind("name", rf"{BEGIN}{any_case(titles)}{links}(?:{NAME}|{IN_CAPITALS})", needs=CAPITAL)
    known = rf"{BEGIN}{either(titles)}{links}{by_letter(words.family_names)}{END}"
    yield Kind("name", known, any_case=True, needs=LETTER)


def _household(words: PersonWords) -> str:
    """A family by its name. Without a stop before it, which would end a sentence: `met familie. Gent …`."""
    return rf"{BEGIN}{any_case(words.households)}{SPACE}(?:{_family_name(words)}|{IN_CAPITALS})"


def _family_name(words: PersonWords) -> str:
    """A name that neither begins a sentence nor is a street's."""
    a_street = (
        rf"(?:{either(words.beginnings_and_links)}{SPACE}){{0,2}}[{IN_A_WORD}'’-]{{0,40}}"
        rf"{either(words.streets_after_a_number, '(?<={0})')}{END}"
    )
    a_sentence = rf"{either(words.beginnings)}{END}|{either(words.beginnings_and_links)}{SPACE}\p{{Ll}}"
    links = any_case((*words.links, *words.beginnings_and_links), only_first=True)
    return rf"(?:{links}{SPACE}){{0,3}}(?!{a_sentence}|{a_street}){NAME}"


def _names(words: PersonWords) -> Iterator[Kind]:
    yield Kind("household", _household(words), needs=CAPITAL)
    yield Kind("name", _known_name(words), any_case=True, needs=LETTER)
    no_abbreviation = rf"(?!{either(words.abbreviations)}{END})"
    titles = (*words.titles, *words.titles_of_places, *words.functions)
    yield from _titled(titles, words)
    for form in (
        *_full_names(words),
        rf"(?<![{IN_A_WORD}.]){no_abbreviation}[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?{END}",
    ):
        yield Kind("name", form, needs=CAPITAL)


def _nothing_but_names(words: PersonWords) -> Iterator[Kind]:
    """A family, or a person's name from the begin, or from a sign that parts two names, to the end: `Jan & An Peeters`.

    So too behind what says with whom a club is reached: `Buurtcomité p/a Jan Peeters`.
    """
    one = rf"\p{{Lu}}{LOW}{{1,40}}{SPACE}"
    with_another = rf"{one}(?:{one})?{either(words.between_names)}{SPACE}"
    asked = rf"{any_case(words.before_who_is_asked, only_first=True)}[.:]?\s{{1,3}}"
    begins = rf"(?:^(?:{with_another})?|(?<=[,;(\/&+]\s{{0,3}}|\s[–-]\s|{BEGIN}{asked}))"
    yield Kind("household", rf"^(?:\p{{L}}{{2,3}}{SPACE})?{_household(words)}{_NO_MORE}", needs=CAPITAL)
    known = "|".join(_in_any_order(words))
    yield Kind("name", rf"{begins}(?:{known}){_NO_MORE}", any_case=True, needs=LETTER)
    words_too = rf"{either(words.first_names_and_words)}{SPACE}{_family_name(words)}"
    names = "|".join((*_full_names(words, alone=True), words_too))
    yield Kind("name", rf"{begins}(?:{names}){_NO_MORE}", needs=CAPITAL)


def _homes(words: PersonWords) -> Iterator[Kind]:
    """Where somebody lives: `bij Jan Peeters`, `garage familie Claes`. A hall may be called after somebody."""
    yield Kind("household", _household(words), needs=CAPITAL)
    lives = rf"{BEGIN}{any_case(words.before_who_lives_there, only_first=True)}{SPACE}"
    first = by_letter((*words.first_names, *words.first_names_and_words))
    yield Kind("name", rf"{lives}{first}{SPACE}{_family_name(words)}", needs=CAPITAL)


def _in_any_order(words: PersonWords) -> tuple[str, str]:
    """A first name with a family name that is known, or the other way round: `Jan-Peeters`, `Peeters (Jan)`."""
    first = by_letter((*words.first_names, *words.first_names_and_words))
    family = by_letter(words.family_names)
    return rf"{first}(?:{SPACE}\(?|[._(-]){family}{END}", rf"{family}(?:,?{SPACE}\(?|\(){first}{END}"


def _known_name(words: PersonWords) -> str:
    """The same whatever the capitals: `an peeters`. A street may be called after somebody: `Jan Janssensstraat`."""
    no_saint = rf"(?<!{either(words.no_first_names_after)}[ -])"
    return rf"{BEGIN}(?<!-){no_saint}(?:{'|'.join(_in_any_order(words))})(?!-)"


def _full_names(words: PersonWords, alone: bool = False) -> tuple[str, ...]:
    """A first name, or its letter, with a family name or its letter; `alone` also a first name by itself."""
    places, family_name = any_case(words.places, only_first=True), _family_name(words)
    no_abbreviation = rf"(?!{either(words.abbreviations)}{END})"
    no_saint = rf"(?<!{either(words.no_first_names_after)}[ -])"
    # A mosque or a school may be called after somebody, by one name or by two.
    no_place = rf"(?!{SPACE}(?:[\p{{L}}'’]{{1,40}}[ -])?{either(words.before_no_person)}{END})"
    saints = either(one.upper() for one in words.no_first_names_after)
    capitals = rf"(?<!{saints}[ -]){by_letter(one.upper() for one in words.first_names)}"
    return (
        rf"(?<![{IN_A_WORD}])(?<![{IN_A_WORD}]\.)(?<!{places}{SPACE}){no_abbreviation}"
        rf"(?:\p{{Lu}}\.\s?){{1,3}}{family_name}",
        rf"{BEGIN}(?!{places}{END}){NAME}\s\p{{Lu}}\.(?![{IN_A_WORD}])",
        rf"{BEGIN}{no_saint}{by_letter(words.first_names)}(?:-\p{{Lu}}{LOW}{{1,40}})?{no_place}"
        rf"(?:{SPACE}(?:\p{{Lu}}{END}|{IN_CAPITALS}|{family_name}))" + ("?" if alone else ""),
        # All in capitals; behind a number, JAN is a month.
        rf"{BEGIN}(?<!\d{SPACE}){capitals}{SPACE}\p{{Lu}}{{3,40}}{END}",
    )
