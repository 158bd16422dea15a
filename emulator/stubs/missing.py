"""What of a flow is neither emulated nor stood in for: all of it at once, each with a line to paste."""

from __future__ import annotations

from typing import Collection, Dict, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set

from ..base.errors import NotEmulated
from ..components.processor import Component
from ..components.registry import descriptor_of, emulated, lookup
from ..flow.model import Flow, ProcessGroup, Processor, Scheduling
from .stubs import Stubs

REMOTE_GROUP = "RemoteProcessGroup"  # the type by which a stand-in may name one
REMOTE_GROUPS = {"remote process groups": "let something stand in for them (--stub), or take them out of the flow"}
_COMMAND = "--stub '%s=%s'"
_GOOD = ("success", "matched", "Response", "output stream", "splits", "hits", "found", "original")
_BAD = ("failure", "nonzero status", "retry", "unmatched", "not.found", "not found", "permission.denied", "invalid", "parse.failure")


class Missing(NamedTuple):
    """One component. ``relationships``: all that it has; ``leading``: those by which FlowFiles go on."""

    error: NotEmulated
    path: str
    kind: str  # under what it is listed: its type, or what of an emulated type is not
    own: str  # what a stand-in for it alone is meant for
    shared: str = ""  # what a stand-in for all of its kind is meant for; "" where each needs one of its own
    relationships: Sequence[str] = ()
    leading: FrozenSet[str] = frozenset()

    @property
    def line(self) -> str:
        """The option that stands in for it, and for the others of its kind where one can."""
        return _COMMAND % (self.shared or self.own, self.chosen)

    @property
    def own_line(self) -> str:
        """The option that stands in for it alone."""
        return _COMMAND % (self.own, self.chosen)

    @property
    def usable(self) -> Collection[str]:
        """The relationships that lead somewhere; all of them where none does."""
        return self.leading or self.relationships

    @property
    def chosen(self) -> str:
        """The relationship by which the work of its kind usually goes on, of those that are usable."""
        usable = sorted(self.usable, key=lambda name: (name.lower() in _BAD, name))
        return next((name for name in _GOOD if name in usable), usable[0] if usable else "success")


def refuse_missing(flow: Flow, paths: Mapping[str, str], stubs: Stubs) -> None:
    """NotEmulated that lists everything. ``paths``: id of a group → its path."""
    missing = list(_missing(flow, paths, stubs))
    if len(missing) == 1:
        only = missing[0]
        advice = "%s; or let something stand in for it: %s" % (only.error.advice, only.line)
        raise NotEmulated(only.error.name, only.path, advice)
    if missing:
        by_type: Dict[str, List[Missing]] = {}
        for component in missing:
            by_type.setdefault(component.kind, []).append(component)
        listed = "".join(_of_type(kind, components) for kind, components in by_type.items())
        name = "%d components of %d types:%s\n" % (len(missing), len(by_type), listed)
        advice = "Let something stand in for each: the options above, or a file of them (--stubs FILE)"
        raise NotEmulated(name, flow.origin or flow.name, advice)


def _of_type(kind: str, components: List[Missing]) -> str:
    places = ", ".join(component.path for component in components[:5]) + (" …" if len(components) > 5 else "")
    names = sorted({name for component in components for name in component.relationships})
    used = " (relationships: %s)" % ", ".join(names) if names else ""
    first = components[0]
    suits_all = bool(first.shared) and all(first.chosen in component.usable or not component.usable for component in components)
    lines = [first.line] if suits_all or len(components) == 1 else [component.own_line for component in components]
    return "\n  %s: %s%s%s" % (kind, places, used, "".join(f"\n    {line}" for line in lines))


def _missing(flow: Flow, paths: Mapping[str, str], stubs: Stubs) -> Iterator[Missing]:
    unknown: Dict[str, str] = {}  # id of a service that is not emulated → its type
    for group in flow.root.walk():
        for service in group.services:
            path = _path(paths, group, service.name)
            if not emulated(service.type) and not stubs.find(service.id, service.name, service.type, path):
                unknown[service.id] = service.type
        for name in group.remote_groups:
            path = _path(paths, group, name)
            if stubs.find(name, name, REMOTE_GROUP, path) is None:
                advice = "take %s out of the flow" % name
                error = NotEmulated("remote process groups", path, advice)
                yield Missing(error, path, REMOTE_GROUP, name.rpartition("/")[2])
    said: Set[str] = set()
    for group in flow.root.walk():
        for processor in group.processors:
            path = _path(paths, group, processor.name)
            if processor.state == "DISABLED" or stubs.find(processor.id, processor.name, processor.type, path):
                continue
            try:
                component_class = lookup(processor.type, path)
            except NotEmulated as unknown_type:
                yield _of_processor(flow, processor, path, unknown_type, _simple(processor.type))
                continue
            fault = refused_strategy(processor.scheduling, path)
            fault = fault or component_class.refused(component_class.with_defaults(processor.properties), path)
            if fault:
                yield _of_processor(flow, processor, path, fault)
                continue
            for identifier in _services_of(component_class, processor):
                if identifier in unknown and identifier not in said:
                    said.add(identifier)
                    java_type = unknown[identifier]
                    error = NotEmulated(java_type, path, "%s refers to it" % path)
                    yield Missing(error, path, java_type, identifier, _simple(java_type))


def _of_processor(flow: Flow, processor: Processor, path: str, error: NotEmulated, shared: str = "") -> Missing:
    kind = processor.type if shared else error.name
    own = processor.id if "=" in path or "'" in path else path
    return Missing(error, path, kind, own, shared, sorted(relationships_of(flow, processor)), _leading(flow, processor))


def _simple(java_type: str) -> str:
    return java_type.rpartition(".")[2]


def refused_strategy(scheduling: Scheduling, where: str) -> Optional[NotEmulated]:
    """Why a processor with this scheduling strategy cannot run here; None where nothing is in the way."""
    is_emulated = scheduling.strategy in ("TIMER_DRIVEN", "CRON_DRIVEN")
    return None if is_emulated else NotEmulated(f"scheduling strategy {scheduling.strategy}", where, "schedule it TIMER_DRIVEN")


def relationships_recorded(java_type: str) -> Set[str]:
    """Those that a type that is not emulated has in NiFi; none for a type that nobody recorded."""
    from .recorded import recorded

    known = recorded(java_type) if emulated(java_type) is None else None
    return set(known.names) if known else set()


def relationships_of(flow: Flow, processor: Processor) -> Set[str]:
    """The relationships of a processor: those of its type, and those that the flow connects or terminates."""
    names = set(processor.auto_terminated) | set(processor.relationships) | relationships_recorded(processor.type)
    return names | _leading(flow, processor)


def _leading(flow: Flow, processor: Processor) -> FrozenSet[str]:
    """The relationships that lead on; where none does, those that are terminated."""
    names = {name for group in flow.root.walk() for way in group.connections if way.source.id == processor.id for name in way.relationships}
    return frozenset(names or processor.auto_terminated)


def apis_wanted(flow: Flow, identifier: str) -> Set[str]:
    """The interfaces under which the flow's emulated processors refer to a controller service."""
    apis: Set[str] = set()
    for group in flow.root.walk():
        for processor in group.processors:
            for name, value in processor.properties.items():
                descriptor = descriptor_of(processor.type, name) if value == identifier else None
                if descriptor is not None and descriptor.service:
                    apis.add(descriptor.service)
    return apis


def _services_of(component_class: type[Component], processor: Processor) -> Iterator[str]:
    for name, value in processor.properties.items():
        descriptor = component_class.descriptor(name)
        if value and descriptor is not None and descriptor.service:
            yield value


def _path(paths: Mapping[str, str], group: ProcessGroup, name: str) -> str:
    return "/".join(filter(None, (paths[group.id], name)))
