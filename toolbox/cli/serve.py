"""`serve`: the site on this machine, built again whenever a file is saved, with the editor."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from toolbox.cli.common import (
    ROOT,
    BuildDir,
    Docs,
    Lang,
    Policy,
    Profiles,
    RenderedBy,
    Said,
    Stage,
    installed,
    notify,
    said,
    today,
    usage,
)
from toolbox.cli.folders import real, refuse_build_dir
from toolbox.cli.reading import looked_at
from toolbox.model.problem import Problems
from toolbox.model.project import Project
from toolbox.publish.engine.rendering import EngineName
from toolbox.read import Inputs
from toolbox.read.policy import read_policy
from toolbox.report import line


def serve(
    profiles: Profiles = ROOT / "event_profiles",
    docs: Docs = ROOT / "docs",
    policy: Policy = ROOT / "policy.yml",
    stage: Stage = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on this machine.")] = 8000,
    rendered_by: RenderedBy = EngineName.MKDOCS,
    build_dir: BuildDir = ROOT / "build",
    lang: Lang = Said.EN,
) -> None:
    """Show the site on this machine and build it again whenever a file is saved."""
    from toolbox.cli.desk import Publish, keeper
    from toolbox.publish.preview.serving import Preview
    from toolbox.publish.under_way import Places

    inputs, by = Inputs(policy, docs, profiles, ROOT), installed(rendered_by)
    refuse_build_dir(build_dir, inputs)
    build_dir = real(build_dir)
    places = Places(ROOT, build_dir / "preview", build_dir / "preview" / "site")

    def read() -> tuple[Project | None, list[str]]:
        project, told = looked_at(inputs, today(inputs.local().zone), stage)
        lines = [line(one, lang) for one in told]
        for one in lines:
            typer.echo(one, err=True)
        return replace(project, today=today(project.policy.zone)) if project else None, lines

    try:
        city, _ = read_policy(policy, Problems())
        more = [inputs.evaluations(city), *([inputs.monitor(city)] if city and city.monitor_folder else [])]
        watched = [path for path in (policy, docs, profiles, *more) if path.exists()]
        desk = Publish(inputs, build_dir / "publish" / "site", build_dir, lang, by.name)
        kept = keeper(inputs, lang)
        Preview(read, places, notify, lambda problem: line(problem, lang), by, desk, kept).serve(watched, port)
    except OSError as error:
        usage(said("port_taken", port=port, why=(error.strerror or str(error)).lower()))
