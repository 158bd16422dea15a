"""What is a person's own, put into a flow before it runs: scripts, specifications, schedules, paths of a server."""

from __future__ import annotations

from typing import Callable, Dict, Iterator, List, Mapping, Tuple, Union

from ..base.errors import InputError
from ..base.parameters import names, reference_places
from ..flow.model import ControllerService, Flow, ProcessGroup, Processor
from .inputs import read_json, read_text

SCRIPTED, JOLT, SOURCE, LISTENER = "ExecuteScript", "JoltTransformJSON", "GenerateFlowFile", "HandleHttpRequest"
Placed = Tuple[str, Processor]


def set_scripts(flow: Flow, scripts: Mapping[str, str]) -> None:
    """Path of an ExecuteScript → file. InputError for '#{' in it, even in a comment: NiFi takes it for a parameter."""
    for path, file in scripts.items():
        text = read_text(file)
        places = reference_places(text)
        if places:
            advice = "NiFi takes it for a parameter: write '#' + '{' there"
            raise InputError("line %d holds '#{'" % places[0].line, file, advice)
        processor = find(flow, SCRIPTED, path)
        processor.properties.update({"Script File": None, "Script Body": text})


def set_specs(flow: Flow, specs: Mapping[str, str]) -> None:
    """Path of a JoltTransformJSON → file."""
    for path, file in specs.items():
        read_json(file)
        text = read_text(file)
        parameters = names(text)
        if parameters:
            raise InputError("holds #{%s}" % parameters[0], file, "NiFi takes it for a parameter: write the value")
        find(flow, JOLT, path).properties["jolt-spec"] = text


def set_schedule(flow: Flow, schedule: Union[str, Mapping[str, str]]) -> None:
    """One cron expression for every source that runs by cron, or one for each by its path; DISABLED sources are left alone."""
    if isinstance(schedule, str):
        for _, source in _of_type(flow, SOURCE):
            if schedule and source.scheduling.strategy == "CRON_DRIVEN" and source.state != "DISABLED":
                source.scheduling.period = schedule
        return
    for path, expression in schedule.items():
        source = find(flow, SOURCE, path)
        source.scheduling.strategy, source.scheduling.period = "CRON_DRIVEN", expression


def map_paths(flow: Flow, parameters: Dict[str, Union[str, None]], mapped: Mapping[str, str]) -> None:
    """A server's folder → ours, at the beginning of a property's or parameter's value, or of one of a list with commas."""
    for group in flow.root.walk():
        components: List[Union[Processor, ControllerService]] = [*group.processors, *group.services]
        for component in components:
            for name, value in component.properties.items():
                component.properties[name] = _mapped(value, mapped)
    for name, value in list(parameters.items()):
        parameters[name] = type(value)(_mapped(value, mapped) or "") if value is not None else None


def _mapped(value: Union[str, None], mapped: Mapping[str, str]) -> Union[str, None]:
    for server, ours in mapped.items():
        folder = server.rstrip("/")
        if value and (value == folder or value.startswith(folder + "/")):
            return ours.rstrip("/") + value[len(folder) :]
    return value


def listeners(flow: Flow) -> List[Placed]:
    """The processors that take HTTP calls."""
    return [(path, processor) for path, processor in _of_type(flow, LISTENER) if processor.state != "DISABLED"]


def find(flow: Flow, kind: str, path: str) -> Processor:
    """The one processor of a type whose path ends so, or the only one in the group of that path; InputError names what there is."""
    candidates = list(_of_type(flow, kind))
    matching: Tuple[Callable[[str], bool], ...] = (lambda own: _ends_so(own, path), lambda own: _ends_so(own.rpartition("/")[0], path))
    for matches in matching:
        chosen = [(own, processor) for own, processor in candidates if matches(own)]
        if len(chosen) == 1:
            return chosen[0][1]
        if chosen:
            raise InputError("'%s' names several" % path, flow.origin, "Say which: " + ", ".join(own for own, _ in chosen))
    import difflib

    paths = [own for own, _ in candidates]
    near = difflib.get_close_matches(path, paths, 3, 0.3) or paths[:10]
    raise InputError("there is no %s '%s'" % (kind, path), flow.origin, "The flow has " + (", ".join(near) or "none at all"))


def _ends_so(own: str, path: str) -> bool:
    return own == path or own.endswith("/" + path)


def _of_type(flow: Flow, kind: str) -> Iterator[Placed]:
    for path, processor in _processors(flow.root, ""):
        if processor.type.rpartition(".")[2] == kind:
            yield path, processor


def _processors(group: ProcessGroup, above: str) -> Iterator[Placed]:
    for processor in group.processors:
        yield above + processor.name, processor
    for child in group.groups:
        yield from _processors(child, "%s%s/" % (above, child.name))
