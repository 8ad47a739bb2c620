"""`new event` and `new guideline`: a few questions, and a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from toolbox.cli.common import (
    FAILED,
    ROOT,
    Docs,
    Policy,
    Profiles,
    Said,
    notify,
    said,
    speak,
    speak_as,
    spoken,
    stop_at,
    today,
    usage,
)
from toolbox.model.event.facts import ANNOUNCED, Fact
from toolbox.model.monitor import Theme
from toolbox.model.problem import Level, Problems
from toolbox.paths import display_path
from toolbox.phrases import LANGUAGES
from toolbox.read import Inputs

if TYPE_CHECKING:
    from toolbox.check.persons import Forms
    from toolbox.desk.new import Asker
    from toolbox.desk.questions import Question
    from toolbox.model.city.policy import Policy as CityPolicy

new = typer.Typer(help="Ask a few questions and write a file.", no_args_is_help=True)


def _speak(context: typer.Context, language: Said | None) -> Said:
    """The language that was asked for, or else the city's own."""
    return speak(language) if language else speak_as(context.params.get("policy", ROOT / "policy.yml"))


_QUESTIONS = "The language of questions and messages."
Asked = Annotated[
    Said | None, typer.Option("--lang", "--language", help=_QUESTIONS, show_default="the city's first", callback=_speak)
]
AskedElsewhere = Annotated[
    Said, typer.Option("--lang", "--language", help=_QUESTIONS, show_default="en", callback=speak)
]
SlugOption = Annotated[str | None, typer.Option("--slug", help="Name of the file, without its ending.")]


def _option(what: str) -> Any:
    return typer.Option(help=what, show_default=False)


def _new_event(
    from_form: Annotated[Path | None, typer.Option("--from-form", help="The text of a filled-in form.")] = None,
    slug: SlugOption = None,
    language: Asked = None,
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    **facts: str | None,
) -> None:
    """A profile of an event."""
    from toolbox.desk.new import event_questions, new_event
    from toolbox.read.phrases import note_lacking
    from toolbox.read.policy import local_of

    problems = Problems()
    note_lacking(LANGUAGES, problems)
    stop_at(problems, Level.ERROR, Level.ERROR)
    given, local = facts | {"slug": slug}, local_of(policy)
    if from_form:
        asked = [one for code in LANGUAGES for one in event_questions(code, local.sound)]
        given |= _filled_in(from_form, asked, given)
    asker = _asker(language, _guard(docs, _city(policy).languages if policy.exists() else LANGUAGES))
    path = _written(lambda: new_event(given, profiles, asker, local, _persons(docs)))
    typer.echo(said("event_written", path=display_path(path)))


def with_facts(command: Callable[..., None], facts: Sequence[Fact]) -> Callable[..., None]:
    """The command with an option for each of these facts, in place of `**facts`."""
    parameters = [one for one in signature(command).parameters.values() if one.kind is not Parameter.VAR_KEYWORD]
    options = [
        Parameter(
            fact.name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, _option(_may_be(fact))]
        )
        for fact in facts
    ]
    told = get_type_hints(command, include_extras=True)
    known = [one.replace(annotation=told[one.name], kind=Parameter.KEYWORD_ONLY) for one in parameters]

    def called(**given: Any) -> None:
        command(**given)

    called.__doc__ = command.__doc__
    called.__signature__ = Signature([*options, *known])  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in (*options, *known)}
    return called


def _may_be(fact: Fact) -> str:
    """What an option for a fact takes, for `--help`."""
    value = fact.value.data()
    if fact.by_city:
        return f"One of those that policy.yml names, such as {fact.answer}."
    if "choices" in value:
        several = "; with commas between" if value["kind"] == "several" else ""
        return f"{', '.join(map(str, value['choices']))}{several}."
    return {"yes-no": "yes or no.", "moment": "Such as 2027-03-13T21:00.", "number": "A whole number."}.get(
        value["kind"], ""
    )


new.command("event")(with_facts(_new_event, [fact for fact in ANNOUNCED if fact.value.kind != "days"]))


@new.command("signal")
def new_signal_command(
    title: Annotated[str | None, _option("What it is about, in a few words.")] = None,
    date: Annotated[str | None, _option("When: 2027-03-13.")] = None,
    area: Annotated[str | None, _option("Which neighbourhood; never an address.")] = None,
    theme: Annotated[str | None, _option(f"One of: {', '.join(Theme)}.")] = None,
    side: Annotated[str | None, _option("person, substance or surroundings.")] = None,
    certainty: Annotated[str | None, _option("seen, told or heard.")] = None,
    source: Annotated[str | None, _option("school, street-work, youth-work, health-care, police, …")] = None,
    seen: Annotated[str | None, _option("What was seen or heard, without a word about who.")] = None,
    from_form: Annotated[Path | None, typer.Option("--from-form", help="The text of a filled-in form.")] = None,
    slug: SlugOption = None,
    language: Asked = None,
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
) -> None:
    """A signal for the steering group."""
    from toolbox.desk.signals import new_signal, signal_questions
    from toolbox.model.addresses import SIGNALS
    from toolbox.model.project import public_numbers

    city = _city(policy)
    given = {"title": title, "date": date, "area": area, "theme": theme, "side": side, "certainty": certainty}
    given |= {"source": source, "seen": seen, "slug": slug}
    if from_form:
        given |= _filled_in(from_form, [one for code in LANGUAGES for one in signal_questions(code)], given)
    inputs, numbers = Inputs(policy, docs, docs), public_numbers(city, ())
    folder = inputs.monitor(city) / inputs.addresses(city.source_language)[SIGNALS]
    asker = _asker(language, _guard(docs, [city.source_language]))
    path = _written(lambda: new_signal(given, folder, today(), asker, _persons(docs).in_texts, numbers))
    typer.echo(said("signal_written", path=display_path(path)))


@new.command("guideline")
def new_guideline_command(
    title: Annotated[str | None, _option("Its title.")] = None,
    principle: Annotated[str | None, _option("water, friends, road, dose or none.")] = None,
    tier: Annotated[str | None, _option("basic or extended.")] = None,
    stage: Annotated[str | None, _option("1, 2 or 3.")] = None,
    action: Annotated[str | None, _option("The first thing to do.")] = None,
    role: Annotated[str | None, _option("Who does it: a role of policy.yml.")] = None,
    phase: Annotated[str | None, _option("before, during or after.")] = None,
    due: Annotated[str | None, _option("Days before the start or after the end.")] = None,
    source: Annotated[str | None, _option("Where it comes from.")] = None,
    url: Annotated[str | None, _option("The address of the source.")] = None,
    why: Annotated[str | None, _option("Why, in a sentence or two.")] = None,
    slug: SlugOption = None,
    language: Asked = None,
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
) -> None:
    """A guideline with its first action."""
    from toolbox.desk.guidelines import new_guideline

    city = _city(policy)
    given = {"title": title, "principle": principle, "tier": tier, "stage": stage, "action": action, "role": role}
    given |= {"phase": phase, "due": due, "source": source, "url": url, "why": why, "slug": slug}
    asker = _asker(language, _guard(docs, [city.source_language]))
    path = _written(lambda: new_guideline(given, docs, city, today(), asker))
    typer.echo(said("guideline_written", path=display_path(path)))


@new.command("city")
def new_city_command(
    into: Annotated[Path, typer.Option("--into", help="The folder in which it comes.")],
    name: Annotated[str | None, _option("What the city is called.")] = None,
    languages: Annotated[str | None, _option("Two letters each, the one to write in first: fr,nl,en.")] = None,
    country: Annotated[str | None, _option("Two letters, with its region where the law differs: GB, BE-WAL.")] = None,
    timezone: Annotated[str | None, _option("Such as Europe/London.")] = None,
    contact: Annotated[str | None, _option("The desk that organisers ask.")] = None,
    url: Annotated[str | None, _option("The address of that desk's page.")] = None,
    emergency: Annotated[str | None, _option("The number to call in danger.")] = None,
    site: Annotated[str | None, _option("Where the site will stand.")] = None,
    language: AskedElsewhere = Said.EN,
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    profiles: Profiles = ROOT / "event_profiles",
) -> None:
    """A city elsewhere: a folder with this program, its decisions and its pages."""
    from toolbox.desk.city.answers import ask_city
    from toolbox.desk.city.fork import write_city
    from toolbox.phrases import phrases

    ours = _city(policy)
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        usage(phrases(str(language))["desk"]["city"]["no_folder"].format(path=display_path(into)))
    given = {"name": name, "languages": languages, "country": country, "timezone": timezone, "contact": contact}
    given |= {"url": url, "emergency": emergency, "site": site}

    def write() -> Path:
        city = ask_city(given, ours.languages, _asker(language), _persons(docs))
        write_city(ROOT, Inputs(policy, docs, profiles), city, ours, into)
        typer.echo(said("city_written", path=display_path(into), city=city.name))
        return into

    _written(write, into)


def _city(path: Path) -> CityPolicy:
    from toolbox.read.policy import read_policy

    problems = Problems()
    city, _ = read_policy(path, problems)
    stop_at(problems, Level.ERROR, Level.ERROR)
    assert city is not None
    return city


def _persons(docs: Path) -> Forms:
    """The forms by which persons are found, with what a city adds to them."""
    from toolbox.check.persons import forms
    from toolbox.read.persons import read_persons

    problems = Problems()
    own = read_persons(docs, problems)
    stop_at(problems, Level.ERROR, Level.ERROR)
    return forms(own)


def _filled_in(form: Path, questions: list[Question], given: Mapping[str, str | None]) -> dict[str, str]:
    """The answers of a form to questions that are not answered yet."""
    from toolbox.desk.forms import answers
    from toolbox.read.text import read_text

    problems = Problems()
    text = read_text(form, display_path(form), problems)
    stop_at(problems, Level.ERROR, Level.ERROR)
    found = answers(text or "", questions)
    if not found:
        usage(said("already_page" if (text or "").startswith("---\n") else "no_answers", path=display_path(form)))
    return {field: answer for field, answer in found.items() if given.get(field) is None}


def _guard(docs: Path, languages: Sequence[str]) -> Callable[[str], str]:
    """What the wording guard of these languages refuses in a text."""
    from toolbox.desk.questions import problem_said
    from toolbox.read.addresses import read_addresses
    from toolbox.read.wording import read_rules

    problems = Problems()
    guard = read_rules(docs, languages, read_addresses(docs, languages[0]), problems)
    stop_at(problems, Level.ERROR, Level.ERROR)

    def refused(text: str) -> str:
        found = (one for code in languages for one in guard.found(text, code, False, problems))
        one = next((one for one in found if one.level is Level.ERROR), None)
        return problem_said("wording", spoken(), word=one.word, why=one.why, instead=one.instead) if one else ""

    return refused


def _asker(language: Said | None, guard: Callable[[str], str] = lambda text: "") -> Asker:
    from toolbox.desk.new import Asker

    def prompt(question: str, default: str | None) -> str:
        return str(typer.prompt(question, default=default, show_default=bool(default)))

    return Asker(prompt, lambda text: typer.echo(f"  {text}", err=True), language or spoken(), guard)


def _written(write: Callable[[], Path], into: Path | None = None) -> Path:
    """Write a new file, or all that comes `into` a folder; or say in one line why not."""
    from toolbox.desk.questions import Missing

    try:
        return write()
    except Missing as missing:
        usage("\n".join((*missing.wrong, said("nobody_to_ask", options=missing))))
    except ValueError as error:
        usage(str(error))
    except FileExistsError as error:
        usage(said("there_already", path=error.filename))
    except OSError as error:
        notify("not_written", path=error.filename or into, why=(error.strerror or "").lower())
        raise typer.Exit(FAILED) from None
