"""What is the merchant's, put into the snapshot: name, context, schedule, scripts, Jolt specs."""

from __future__ import annotations

import difflib
import time
from pathlib import Path
from typing import Callable, Dict, List, Union

from emulator import jolt
from emulator.base.errors import InputError
from emulator.base.parameters import names, reference_places
from emulator.components.jolt_transform_json import OPERATIONS
from emulator.el.ranges import expression_ranges
from emulator.engine.cron import Cron
from emulator.failure import Failure, border
from emulator.script.lint import lint

from .settings import Settings, SettingsError
from .snapshot import Component, Snapshot

SCRIPTED = ("org.apache.nifi.processors.script.ExecuteScript", "org.apache.nifi.processors.script.InvokeScriptedProcessor")
JOLT = ("org.apache.nifi.processors.standard.JoltTransformJSON",)
TRANSFORM, LOG_DIRECTORY = "jolt-transform", "log.directory"
STOPS = ("syntax-error", "f-string", "from-future")  # rules of lint whose findings keep a processor from starting
CALLS = ("org.apache.nifi.processors.standard.InvokeHTTP",)
SOURCES = ("org.apache.nifi.processors.standard.GenerateFlowFile",)


def apply(snapshot: Snapshot, settings: Settings) -> None:
    """All of it; raises SettingsError with every fault, by key."""
    faults: List[str] = []
    snapshot.rename(settings.name)
    snapshot.set_context(settings.name)
    _each(snapshot, "scripts", SCRIPTED, settings.scripts, set_script, faults)
    _each(snapshot, "specs", JOLT, settings.specs, set_spec, faults)
    _schedule(snapshot, settings.schedule, faults)
    _tasks(snapshot, settings.tasks, faults)
    if faults:
        raise SettingsError(faults, str(settings.file))


def _each(
    snapshot: Snapshot, key: str, types: tuple[str, ...], files: Dict[str, Path], put: Callable[[Component, str], None], faults: List[str]
) -> None:
    for path, file in files.items():
        try:
            put(find(snapshot, types, path), file.read_text(encoding="utf-8"))
        except OSError as e:
            faults.append(f"{key}.{path}: {file} cannot be read ({e.strerror})")
        except ValueError as e:
            faults.append(f"{key}.{path}: {e}")


def find(snapshot: Snapshot, types: tuple[str, ...], path: str) -> Component:
    """The one processor of those types whose path ends so, or the only one in the group of that path; ValueError names what there is."""
    candidates = [one for one in snapshot.processors() if one.type in types]
    for matches in (ends_so, lies_in):
        matching = [one for one in candidates if matches(one.path, path)]
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise ValueError("names several: " + ", ".join(one.path for one in matching))
    paths = [one.path for one in candidates]
    near = difflib.get_close_matches(path, paths, n=3, cutoff=0.3) or paths
    raise ValueError(f"the flow has no such {types[0].rpartition('.')[2]}; it has {', '.join(near) or 'none'}")


def ends_so(path: str, wanted: str) -> bool:
    """Whether that is the path or its end."""
    return path == wanted or path.endswith("/" + wanted)


def lies_in(path: str, group: str) -> bool:
    """Whether the component lies directly in the group of that path (or end of a path)."""
    return ends_so(path.rpartition("/")[0], group)


def set_script(component: Component, text: str) -> None:
    """A script body; NiFi would take ``#{`` in it, even in a comment, for a parameter and the processor would be INVALID."""
    places = reference_places(text)
    if places:
        raise ValueError(f"line {places[0].line} holds '#{{', which NiFi takes for a parameter: write '#' + '{{' there")
    wrong = next((finding for finding in lint(text if "\n" in text else text + "\n") if finding.rule in STOPS), None)
    if wrong:
        raise ValueError(f"line {wrong.line}: {wrong.advice}")
    if not text.strip():
        raise ValueError("is empty; NiFi would not start it")
    component.set("Script File", None)
    component.set("Script Body", text)


def set_spec(component: Component, text: str) -> None:
    """A Jolt spec: JSON that Jolt takes for the processor's operation, without parameters; one with expressions is not compiled."""
    parameters = names(text)
    if parameters:
        raise ValueError(f"holds #{{{parameters[0]}}}, which NiFi takes for a parameter")
    operation = OPERATIONS.get(component.properties().get(TRANSFORM) or "jolt-transform-chain")
    try:
        with border():
            spec = jolt.parse(text)
    except (Failure, jolt.JoltError) as e:
        raise ValueError(f"not JSON: {e}")
    try:
        if operation and not expression_ranges(text):
            jolt.compile(operation, spec)
    except jolt.JoltError as e:
        raise ValueError(f"Jolt refuses it as a {operation}: {e}")
    component.set("jolt-spec", text)


def _schedule(snapshot: Snapshot, schedule: Union[str, Dict[str, str]], faults: List[str]) -> None:
    """One expression for every cron-driven source, or one for each by its path; operators' sources (DISABLED) are left alone."""
    sources = [one for one in snapshot.processors() if one.type in SOURCES and one.strategy == "CRON_DRIVEN" and one.state != "DISABLED"]
    if isinstance(schedule, str):
        if schedule and not sources:
            faults.append("schedule: the flow has no source that runs by a schedule")
        faults += cron_faults("schedule", schedule) if schedule else []
        for source in sources if schedule else ():
            source.set_cron(schedule)
        return
    for path, expression in schedule.items():
        try:
            find(snapshot, SOURCES, path).set_cron(expression)
        except ValueError as e:
            faults.append(f"schedule.{path}: {e}")
        faults += cron_faults(f"schedule.{path}", expression)


def _tasks(snapshot: Snapshot, tasks: Dict[str, int], faults: List[str]) -> None:
    """More calls at once; a script is written for one task."""
    for path, count in tasks.items():
        try:
            find(snapshot, CALLS, path).set_tasks(count)
        except ValueError as e:
            faults.append(f"tasks.{path}: {e}")


def cron_faults(key: str, expression: str) -> List[str]:
    """What Quartz, NiFi's cron, would refuse, or never fire."""
    try:
        moment = Cron(expression).next_after(int(time.time() * 1000))
    except InputError as e:
        return [f"{key}: {e}"]
    return [] if moment else [f"{key}: {expression!r} never comes"]


def notes(settings: Settings) -> List[str]:
    """What is no fault and worth a look: findings in scripts, a log directory or a certificate that is not on this machine."""
    findings = [(path, finding) for path, file in settings.scripts.items() if file.is_file() for finding in lint(file)]
    words = [f"scripts.{path}: line {finding.line}: {finding.advice}" for path, finding in findings]
    logs = settings.parameters.get(LOG_DIRECTORY, "")
    if logs and not Path(logs).is_dir():
        words.append(f"parameters.{LOG_DIRECTORY}: {logs} is not on this machine; it has to be on NiFi's, and NiFi may write there")
    authority = settings.nifi.get("ca_file")
    if authority and not settings.path(authority).is_file():
        words.append(f"nifi.ca_file: {authority} is not on this machine; 'deploy' needs it, a PEM file with NiFi's certificate authority")
    return words
