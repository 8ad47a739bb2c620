r"""The expressions by which personal data is found, made from words.

They are written in what the `regex` library and JavaScript with the sign `u` both read: no `\b`, `\w` or inline signs.
The time grows with the length of a text and no faster: whatever an expression repeats, it repeats a bounded number of
times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import regex

from toolbox.check.persons.kind import AT, CAPITAL, LETTER, SLASH, Kind
from toolbox.model.language.persons import PersonWords

_IN_A_WORD = r"\p{L}\p{N}_"
_BEGIN, _END = rf"(?<![{_IN_A_WORD}])", rf"(?![{_IN_A_WORD}])"
_SPACE, _ANY_SPACE = r"\s{1,9}", r"\s{0,9}"
_IN_MAIL = rf"[{_IN_A_WORD}.+-]"
_LOW = r"[\p{Ll}\p{M}]"
_NAME = (
    rf"(?:\p{{Lu}}{_LOW}{{1,40}}|(?:\p{{Lu}}['’]\p{{Lu}}?|d['’]\p{{Lu}}){_LOW}{{2,40}})(?!{_LOW})"
    rf"(?:(?:['’-]\p{{Lu}}?|\p{{Lu}}){_LOW}{{1,40}}(?!{_LOW})){{0,3}}"
)
"""A word that begins with a capital, as `Peeters`, `Saint-Jean`, `D'Hondt`, `d’Hondt`, `DeSmet`."""
_IN_CAPITALS = rf"\p{{Lu}}{{4,40}}{_END}"
_YEAR_OF_BIRTH = r"(?:[4-9]\d|0\d|1[0-8])"
_NO_YEAR = rf"(?!(?:19|20)\d{{2}}{_END})"
_DAY_FIRST = (
    r"0[1-9](?:\/[0-3]?\d\/|\.[0-3]?\d\.|-[0-3]?\d-)(?:(?:19|20)\d{2}|\d{2})"
    r"(?!\d|[.\/-]\d| ?\d{2}(?!\s?[:uh]))"
)
"""A date such as `01/11/2026`, with an hour behind it or none: no number to call is as short, or written so."""
_NOTHING = "(?!)"
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
    numbers = (*_online(words), *_numbers(words), *_births(words), *_phones(words))
    in_names = (*numbers, Kind("name", _titled(words.titles, words), needs=CAPITAL))
    return Forms(
        (*numbers, *_addresses(words), *_names(words)),
        in_names,
        (*in_names, *_addresses(words), *_nothing_but_names(words)),
        (*in_names, *_homes(words)),
    )


def _either(words: Iterable[str], each: str = "{}") -> str:
    """One of these words as it is written; of two that begin alike the longer first. In this order they pack well."""
    ordered = sorted(set(words), reverse=True)
    return "(?:" + "|".join(each.format(_quoted(one)) for one in ordered) + ")" if ordered else _NOTHING


def _by_letter(words: Iterable[str]) -> str:
    """One of many words by its first letter: where that is another, the rest of them need not be tried."""
    groups = groupby(sorted(set(words), reverse=True), key=lambda word: word[0])
    by_letter = (f"{_quoted(letter)}(?:{'|'.join(_quoted(word[1:]) for word in some)})" for letter, some in groups)
    return f"(?:{'|'.join(by_letter) or _NOTHING})"


def _quoted(word: str) -> str:
    return re.sub(r"([.+*?(){}\[\]|/^$\\])", r"\\\1", word)


def _any_case(words: Iterable[str], only_first: bool = False) -> str:
    """One of these words, its letters (or the first of each word) small or capital."""
    letter = r"(?<!\p{L})\p{L}" if only_first else r"\p{L}"
    return regex.sub(letter, lambda found: f"[{found[0].lower()}{found[0].upper()}]", _either(words))


def _shaped(shapes: Iterable[str]) -> str:
    """A number of one of these shapes."""
    return "(?:" + ("|".join(shapes) or _NOTHING) + ")"


def _online(words: PersonWords) -> Iterator[Kind]:
    yield Kind(
        "e-mail",
        rf"(?:(?<!{_IN_MAIL}){_IN_MAIL}{{1,64}}|{_IN_MAIL})(?!{_IN_MAIL})\s?(?:@|\(at\)|\[at\])\s?[{_IN_A_WORD}-]{{1,63}}"
        rf"(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[{_IN_A_WORD}-]{{1,63}}){{1,5}}",
        any_case=True,
        needs=AT,
    )
    yield Kind("account", rf"(?<![{_IN_A_WORD}.@])@[A-Za-z_][{_IN_A_WORD}.]{{2,60}}", needs=AT)
    there = _either(words.accounts)
    yield Kind("account", rf"{_BEGIN}{there}\/[{_IN_A_WORD}.@-]{{2,60}}", any_case=True, needs=SLASH)


def _numbers(words: PersonWords) -> Iterator[Kind]:
    """Numbers of accounts, people and cars."""
    yield Kind("account", rf"{_BEGIN}{_shaped(words.bank_accounts)}{_END}")
    iban = rf"{_BEGIN}[A-Z]{{2}}[0-9]{{2}}(?:\s?[A-Z0-9]{{4}}){{2,7}}(?:\s?[A-Z0-9]{{1,3}})?{_END}"
    yield Kind("account", iban, check="iban")
    yield Kind("national-number", rf"(?<!\d){_shaped(words.national_numbers)}(?!\d)")
    for country in type(words.checked_national_numbers).model_fields:
        shapes = getattr(words.checked_national_numbers, country)
        yield Kind("national-number", rf"(?<!\d){_shaped(shapes)}(?!\d)", check=country)
    before = _either(words.before_national_numbers)
    yield Kind("national-number", rf"{_BEGIN}{before}[.: ]{{1,4}}\d(?:[ .-]?\d){{7,13}}", any_case=True)
    yield Kind("plate", rf"{_BEGIN}{_shaped(words.plates)}{_END}")


def _births(words: PersonWords) -> Iterator[Kind]:
    born, day = _either(words.births), _either(words.before_days)
    yield Kind(
        "birth-date",
        rf"(?:{_BEGIN}{born}{_ANY_SPACE}(?:{day}|:)?|(?<!\d)(?<!\d )°){_ANY_SPACE}\d",
        any_case=True,
    )
    no_law = rf"(?<!{_any_case(words.laws)}\s(?:{_either(words.after_laws)}\s)?)"
    for form in (
        rf"(?<!\d)(?=\d){no_law}[0-3]?\d[\/.-][01]?\d[\/.-](?:19\d{{2}}|200\d|201[0-8])(?!\d)",
        rf"(?<![\d\/])[0-3]?\d\/[01]?\d\/{_YEAR_OF_BIRTH}(?![\d\/])",
        rf"(?<![\d.-])(?=\d){no_law}[0-3]\d(?:\.[01]\d\.|-[01]\d-){_YEAR_OF_BIRTH}(?![\d-]|\.\d)",
        rf"(?<!\d)(?=\d){no_law}(?:19\d{{2}}|200\d|201[0-8])-[01]\d-[0-3]\d(?!\d)",
    ):
        yield Kind("birth-date", form)


def _phones(words: PersonWords) -> Iterator[Kind]:
    company = rf"{_either(words.before_company_numbers)} ?|{_BEGIN}{_any_case(words.companies)}[^\d\n]{{0,20}}"
    yield Kind(
        "phone",
        rf"(?<![\d\/.-])(?!{_DAY_FIRST})(?!(?<={company}){_shaped(words.company_numbers)}(?!\d))"
        r"(?:\+\d{1,3}|00\d{2}|0)[ .\/-]?(?:\(0\) ?)?\d{1,3}(?:[ .\/-]?\d{2,3}){2,4}(?![\d\/-])",
    )
    yield Kind("phone", rf"(?<![\d\/.-]){_shaped(words.phone_numbers)}(?![\d\/-])")
    called = _either(words.phones)
    yield Kind("phone", rf"{_BEGIN}{called}[.: ]{{1,4}}\d(?:[ .\/-]?\d){{7,11}}(?!\d)", any_case=True)


def _addresses(words: PersonWords) -> Iterator[Kind]:
    counted = rf"(?!{_SPACE}{_either(words.counted)}{_END})(?!{_ANY_SPACE}{_either(words.units)}{_END})"
    street = (
        rf"(?<![{_IN_A_WORD}'’-])[{_IN_A_WORD}'’-]{{1,60}}(?![{_IN_A_WORD}'’-])(?<={_either(words.streets)})"
        rf"(?<!{_either(words.no_street_endings)})(?<!{_BEGIN}{_either(words.no_streets)})"
    )
    yield Kind(
        "address",
        rf"{street},?{_SPACE}(?:{_either(words.before_house_numbers)}{_ANY_SPACE}|{_NO_YEAR})"
        rf"\d{{1,4}}(?:\s?[a-z]{_END}|\s?{_either(words.boxes)}\s?\d{{1,4}})?(?!\d|-\p{{L}}){counted}",
        any_case=True,
    )
    one_word = _either(words.streets_after_a_number, "(?<={0})")
    yield Kind(
        "address",
        rf"{_BEGIN}{_NO_YEAR}\d{{1,4}}[a-z]?,?{_SPACE}(?!{_any_case(words.no_streets, only_first=True)}{_END})"
        rf"\p{{Lu}}[{_IN_A_WORD}'’-]{{2,40}}{one_word}{_END}",
    )
    yield Kind("address", rf"{_BEGIN}{_either(words.house_numbers)}[.: ]{{1,3}}\d{{1,4}}{_END}", any_case=True)
    first, between = _any_case(words.streets_before_a_name, only_first=True), _either(words.in_street_names)
    number, word = rf"{_BEGIN}\d{{1,4}}[a-z]?", rf"[{_IN_A_WORD}'’-]{{1,40}}(?![{_IN_A_WORD}'’-]){_SPACE}"
    yield Kind("address", rf"{number},?{_SPACE}{first}(?:{_SPACE}{between}){{0,3}}{_ANY_SPACE}\p{{Lu}}")
    yield Kind("address", rf"{_BEGIN}{first}{_SPACE}(?:{word}){{1,4}}\d{{1,4}}{_END}")
    last = _either(words.streets_after_a_name)
    yield Kind("address", rf"{number}{_SPACE}(?:(?=[A-Z]){word}){{1,3}}{last}{_END}")


def _titled(titles: Iterable[str], words: PersonWords) -> str:
    """A name with a form of address before it."""
    return rf"{_BEGIN}{_any_case(titles)}\.?{_SPACE}(?:{_either(words.links)}{_SPACE}){{0,3}}(?:{_NAME}|{_IN_CAPITALS})"


def _household(words: PersonWords) -> str:
    """A family by its name. Without a stop before it, which would end a sentence: `met familie. Gent …`."""
    return rf"{_BEGIN}{_any_case(words.households)}{_SPACE}(?:{_family_name(words)}|{_IN_CAPITALS})"


def _family_name(words: PersonWords) -> str:
    """A name that neither begins a sentence nor is a street's."""
    a_street = (
        rf"(?:{_either(words.beginnings_and_links)}{_SPACE}){{0,2}}[{_IN_A_WORD}'’-]{{0,40}}"
        rf"{_either(words.streets_after_a_number, '(?<={0})')}{_END}"
    )
    a_sentence = rf"{_either(words.beginnings)}{_END}|{_either(words.beginnings_and_links)}{_SPACE}\p{{Ll}}"
    links = _any_case((*words.links, *words.beginnings_and_links), only_first=True)
    return rf"(?:{links}{_SPACE}){{0,3}}(?!{a_sentence}|{a_street}){_NAME}"


def _names(words: PersonWords) -> Iterator[Kind]:
    yield Kind("household", _household(words), needs=CAPITAL)
    yield Kind("name", _known_name(words), any_case=True, needs=LETTER)
    no_abbreviation = rf"(?!{_either(words.abbreviations)}{_END})"
    for form in (
        _titled((*words.titles, *words.titles_of_places, *words.functions), words),
        *_full_names(words),
        rf"(?<![{_IN_A_WORD}.]){no_abbreviation}[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?{_END}",
    ):
        yield Kind("name", form, needs=CAPITAL)


def _nothing_but_names(words: PersonWords) -> Iterator[Kind]:
    """A family, or a person's name from the begin, or from a sign that parts two names, to the end: `Jan & An Peeters`.

    So too behind what says with whom a club is reached: `Buurtcomité p/a Jan Peeters`.
    """
    one = rf"\p{{Lu}}{_LOW}{{1,40}}{_SPACE}"
    with_another = rf"{one}(?:{one})?{_either(words.between_names)}{_SPACE}"
    asked = rf"{_any_case(words.before_who_is_asked, only_first=True)}[.:]?\s{{1,3}}"
    begins = rf"(?:^(?:{with_another})?|(?<=[,;(\/&+]\s{{0,3}}|\s[–-]\s|{_BEGIN}{asked}))"
    yield Kind("household", rf"^(?:\p{{L}}{{2,3}}{_SPACE})?{_household(words)}{_NO_MORE}", needs=CAPITAL)
    known = "|".join(_in_any_order(words))
    yield Kind("name", rf"{begins}(?:{known}){_NO_MORE}", any_case=True, needs=LETTER)
    words_too = rf"{_either(words.first_names_and_words)}{_SPACE}{_family_name(words)}"
    names = "|".join((*_full_names(words, alone=True), words_too))
    yield Kind("name", rf"{begins}(?:{names}){_NO_MORE}", needs=CAPITAL)


def _homes(words: PersonWords) -> Iterator[Kind]:
    """Where somebody lives: `bij Jan Peeters`, `garage familie Claes`. A hall may be called after somebody."""
    yield Kind("household", _household(words), needs=CAPITAL)
    lives = rf"{_BEGIN}{_any_case(words.before_who_lives_there, only_first=True)}{_SPACE}"
    first = _by_letter((*words.first_names, *words.first_names_and_words))
    yield Kind("name", rf"{lives}{first}{_SPACE}{_family_name(words)}", needs=CAPITAL)


def _in_any_order(words: PersonWords) -> tuple[str, str]:
    """A first name with a family name that is known, or the other way round."""
    first = _by_letter((*words.first_names, *words.first_names_and_words))
    family = _by_letter(words.family_names)
    return rf"{first}{_SPACE}{family}{_END}", rf"{family},?{_SPACE}{first}{_END}"


def _known_name(words: PersonWords) -> str:
    """The same whatever the capitals: `an peeters`. A street may be called after somebody: `Jan Janssensstraat`."""
    no_saint = rf"(?<!{_either(words.no_first_names_after)}[ -])"
    return rf"{_BEGIN}(?<!-){no_saint}(?:{'|'.join(_in_any_order(words))})(?!-)"


def _full_names(words: PersonWords, alone: bool = False) -> tuple[str, ...]:
    """A first name, or its letter, with a family name or its letter; `alone` also a first name by itself."""
    places, family_name = _any_case(words.places, only_first=True), _family_name(words)
    no_abbreviation = rf"(?!{_either(words.abbreviations)}{_END})"
    no_saint = rf"(?<!{_either(words.no_first_names_after)}[ -])"
    # A mosque or a school may be called after somebody, by one name or by two.
    no_place = rf"(?!{_SPACE}(?:[\p{{L}}'’]{{1,40}}[ -])?{_either(words.before_no_person)}{_END})"
    saints = _either(one.upper() for one in words.no_first_names_after)
    capitals = rf"(?<!{saints}[ -]){_by_letter(one.upper() for one in words.first_names)}"
    return (
        rf"(?<![{_IN_A_WORD}])(?<![{_IN_A_WORD}]\.)(?<!{places}{_SPACE}){no_abbreviation}"
        rf"(?:\p{{Lu}}\.\s?){{1,3}}{family_name}",
        rf"{_BEGIN}(?!{places}{_END}){_NAME}\s\p{{Lu}}\.(?![{_IN_A_WORD}])",
        rf"{_BEGIN}{no_saint}{_by_letter(words.first_names)}(?:-\p{{Lu}}{_LOW}{{1,40}})?{no_place}"
        rf"(?:{_SPACE}(?:\p{{Lu}}{_END}|{_IN_CAPITALS}|{family_name}))" + ("?" if alone else ""),
        # All in capitals; behind a number, JAN is a month.
        rf"{_BEGIN}(?<!\d{_SPACE}){capitals}{_SPACE}\p{{Lu}}{{3,40}}{_END}",
    )
