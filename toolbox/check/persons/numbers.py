"""Personal data in signs and figures: addresses on the internet, numbers, dates of birth."""

from __future__ import annotations

from collections.abc import Iterator

from toolbox.check.persons.kind import AT, LETTER, SLASH, Kind
from toolbox.check.persons.parts import ANY_SPACE, BEGIN, END, IN_A_WORD, SPACE, any_case, either, shaped
from toolbox.model.language.persons import PersonWords

_IN_MAIL = rf"[{IN_A_WORD}.+-]"
_YEAR_OF_BIRTH = r"(?:[4-9]\d|0\d|1[0-8])"
_DAY_FIRST = (
    r"0[1-9](?:\/[0-3]?\d\/|\.[0-3]?\d\.|-[0-3]?\d-)(?:(?:19|20)\d{2}|\d{2})"
    r"(?!\d|[.\/-]\d| ?\d{2}(?!\s?[:uh]))"
)
"""A date such as `01/11/2026`, with an hour behind it or none: no number to call is as short, or written so."""
_A_DAY = r"[0-3]?\d[.\/-][01]?\d[.\/-](?:19|20)?\d{2}(?!\d)|(?:19|20)\d{2}[.\/-]"


def numbers(words: PersonWords) -> Iterator[Kind]:
    """All kinds of them, in the order in which they count."""
    yield from _online(words)
    yield from _of_accounts(words)
    yield from _births(words)
    yield from _phones(words)


def _online(words: PersonWords) -> Iterator[Kind]:
    yield Kind(
        "e-mail",
        rf"(?:(?<!{_IN_MAIL}){_IN_MAIL}{{1,64}}|{_IN_MAIL})(?!{_IN_MAIL})\s?(?:[(\[]?@[)\]]?|\(at\)|\[at\])\s?[{IN_A_WORD}-]{{1,63}}"
        rf"(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[{IN_A_WORD}-]{{1,63}}){{1,5}}",
        any_case=True,
        needs=AT,
    )
    # A level of sound is in dB(A).
    yield Kind(
        "e-mail",
        rf"(?:(?<!{_IN_MAIL}){_IN_MAIL}{{1,64}}|{_IN_MAIL})(?<!db)(?:\(a\)|\[a\])(?:[{IN_A_WORD}-]{{1,63}}\.){{1,5}}\p{{L}}{{2,10}}{END}",
        any_case=True,
        needs=AT,
    )
    yield Kind("account", rf"(?<![{IN_A_WORD}.@])@[A-Za-z_][{IN_A_WORD}.]{{2,60}}", needs=AT)
    there = either(words.accounts)
    yield Kind("account", rf"{BEGIN}{there}\/[{IN_A_WORD}.@-]{{2,60}}", any_case=True, needs=SLASH)
    # `snap: jan03`, `insta jan.p`: a word with a figure, a stop or a line in it is what somebody is called there.
    here = either(words.before_accounts)
    yield Kind(
        "account", rf"{BEGIN}{here}(?::\s?|\s)@?[a-z]{{1,30}}(?:[._][{IN_A_WORD}]|\d)", any_case=True, needs=LETTER
    )


def _of_accounts(words: PersonWords) -> Iterator[Kind]:
    """Numbers of bank accounts, people and cars."""
    yield Kind("account", rf"{BEGIN}{shaped(words.bank_accounts)}{END}", any_case=True)
    iban = rf"{BEGIN}[A-Z]{{2}}[0-9]{{2}}(?:[\s.-]?[A-Z0-9]{{4}}){{2,7}}(?:[\s.-]?[A-Z0-9]{{1,3}})?{END}"
    yield Kind("account", iban, check="iban")
    # In small letters a space would lead on into the next word.
    yield Kind("account", iban.replace("A-Z", "a-z").replace(r"\s", ""), check="iban")
    yield Kind("national-number", rf"(?<!\d){shaped(words.national_numbers)}(?!\d)")
    for country in type(words.checked_national_numbers).model_fields:
        shapes = getattr(words.checked_national_numbers, country)
        yield Kind("national-number", rf"(?<!\d){shaped(shapes)}(?!\d)", check=country)
    before = either(words.before_national_numbers)
    yield Kind("national-number", rf"{BEGIN}{before}[.: ]{{1,4}}\d(?:[ .-]?\d){{7,13}}", any_case=True)
    yield Kind("plate", rf"{BEGIN}{shaped(words.plates)}{END}")


def _births(words: PersonWords) -> Iterator[Kind]:
    born, day = either(words.births), either(words.before_days)
    yield Kind(
        "birth-date",
        rf"(?:{BEGIN}{born}{ANY_SPACE}(?:{day}|:)?|(?<!\d)(?<!\d )°){ANY_SPACE}\d",
        any_case=True,
    )
    no_law = rf"(?<!{any_case(words.laws)}\s(?:{either(words.after_laws)}\s)?)"
    for form in (
        rf"(?<!\d)(?=\d){no_law}[0-3]?\d[\/.-][01]?\d[\/.-](?:19\d{{2}}|200\d|201[0-8])(?!\d)",
        rf"(?<![\d\/])[0-3]?\d\/[01]?\d\/{_YEAR_OF_BIRTH}(?![\d\/])",
        rf"(?<![\d.-])(?=\d){no_law}[0-3]\d(?:\.[01]\d\.|-[01]\d-){_YEAR_OF_BIRTH}(?![\d-]|\.\d)",
        rf"(?<!\d)(?=\d){no_law}(?:19\d{{2}}|200\d|201[0-8])-[01]\d-[0-3]\d(?!\d)",
    ):
        yield Kind("birth-date", form)


def born_in_words(words: PersonWords) -> Kind:
    """A date with its month as a word, so long ago that nothing is told of that day but that somebody was born.

    Without one of a law, however much of its title comes between, and what was on that day or since: `op 12 mei 2007`.
    """
    year, link = rf"(?:19[3-9]\d|200\d){END}", rf"(?:\p{{L}}{{2,3}}{SPACE})?"
    day, month = r"[0-3]?\d(?:\.|e|\p{L}{2,3})?", rf"{either(words.months)}{END}\.?"
    date = rf"{day}{SPACE}{link}{month},?{SPACE}{link}{year}"
    no_law = rf"(?<!{either(words.laws)}{END}[^.;\n]{{0,80}})"
    before = rf"{either((*words.before_other_days, *words.before_days))}{SPACE}"
    told = rf"(?:(?<!{BEGIN}{before}){date}|{date}{SPACE}{either(words.births)}{END})"
    return Kind("birth-date", rf"(?<!\d)(?=\d)(?={date}){no_law}{told}", any_case=True)


def _phones(words: PersonWords) -> Iterator[Kind]:
    company = rf"{either(words.before_company_numbers)} ?|{BEGIN}{any_case(words.companies)}[^\d\n]{{0,20}}"
    yield Kind(
        "phone",
        rf"(?<![\d\/.-])(?!{_DAY_FIRST})(?!(?<={company}){shaped(words.company_numbers)}(?!\d))"
        r"(?:\+\d{1,3}|00\d{2}|0)[ .\/-]?(?:\(0\) ?)?\d{1,3}(?:[ .\/-]?\d{2,3}){2,4}(?![\d\/-])",
    )
    yield Kind("phone", rf"(?<![\d\/.-]){shaped(words.phone_numbers)}(?![\d\/-])")
    six, a_day = r"(?=(?:[ .\/-]{0,2}\d){6})", rf"(?!{_A_DAY})"
    for before in (r"\((?:(?:\+|00)\d{2,3}|0\d{0,3})\)[ .\/-]{0,2}", r"0\d{1,3}(?: [\/–—-] ?|[\/–—-] )"):
        number = rf"{six}{a_day}\d{{2,3}}(?:[ .\/-]{{0,2}}\d{{2,3}}){{1,4}}(?![\d\/-])"
        yield Kind("phone", rf"(?<![\d\/.,:-]){before}{number}")
    called = either(words.phones)
    yield Kind("phone", rf"{BEGIN}{called}[.: ]{{1,4}}\d(?:[ .\/-]?\d){{7,11}}(?!\d)", any_case=True)
