"""The command line: a module a command; it hands over to the rooms below, prints problems, and sets the exit status."""

from __future__ import annotations

from typing import Annotated

import typer

from toolbox import __version__
from toolbox.cli.build import build
from toolbox.cli.check import check
from toolbox.cli.commands import Commands
from toolbox.cli.common import all_said
from toolbox.cli.import_ import import_command
from toolbox.cli.letter import letter
from toolbox.cli.meeting import meeting
from toolbox.cli.new import new
from toolbox.cli.plan import plan
from toolbox.cli.publish import publish
from toolbox.cli.serve import serve
from toolbox.publish.heap import share_heap

app = typer.Typer(
    cls=Commands,
    help="Event profiles and guideline pages become a website and printable checklists.",
    epilog="Without a command, the whole site is built into site/. Exit status: 0 done, 1 an output could not be "
    "made, 2 something is wrong with what was given.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.command()(build)
app.command()(check)
app.command()(plan)
app.command()(serve)
app.add_typer(new, name="new")
app.command("import")(import_command)
app.command()(meeting)
app.command()(letter)
app.command()(publish)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        build()


def main() -> None:
    """Run the command line."""
    share_heap()
    with all_said():
        app(prog_name="build.py")
