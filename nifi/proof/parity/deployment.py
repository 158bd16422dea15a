"""The deployment of one flow file: its settings, its secrets, and the scripts that a merchant would have edited."""

from __future__ import annotations

from pathlib import Path

from ...deploy import deploy, settings
from ...deploy.deploy import Plan
from ...run.places import REPOSITORY
from ..flows import NEVER, template
from .case import Case


def plan_for(case: Case, folder: Path, definition: str, name: str) -> Plan:
    """The flow of the case, to be deployed under that name; everything that is not a setting is written into the folder."""
    shape = case.shape
    with case.scenario(None) as scenario:
        parameters = scenario.open_parameters()
    file = settings.write(
        folder / f"{shape.flow}.{definition}.json",
        scenario.secrets(),
        name=name,
        flow=str(template(shape.flow, definition)),
        parameters=parameters,
        schedule=NEVER,
        scripts={path: edited(folder, shape.flow, *lines) for path, lines in shape.edited.items()},
    )
    written = settings.load(file)
    return deploy.plan(written, written.flow)


def edited(folder: Path, flow: str, source: str, line: str, instead: str) -> str:
    """A committed script with the merchant's lines in it."""
    text = (REPOSITORY / "processors" / source).read_text(encoding="utf-8")
    if text.count(line) != 1:
        raise ValueError(f"{source} has no single line {line.strip()!r}")
    file = folder / f"{flow}.{Path(source).name}"
    file.write_text(text.replace(line, instead), encoding="utf-8")
    return file.name
