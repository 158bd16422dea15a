"""The scripts and specifications inside a flow: which property of which processor holds each."""

from __future__ import annotations

from typing import Iterator, Mapping, NamedTuple, Optional, Tuple

from .model import Flow, ProcessGroup, Processor

SCRIPT, SPEC = "script", "spec"
_BODY = "Script Body"
PROPERTIES = {  # simple type → property, what it is
    "ExecuteScript": (_BODY, SCRIPT),
    "InvokeScriptedProcessor": (_BODY, SCRIPT),
    "ScriptedFilterRecord": (_BODY, SCRIPT),
    "ScriptedPartitionRecord": (_BODY, SCRIPT),
    "ScriptedTransformRecord": (_BODY, SCRIPT),
    "ScriptedValidateRecord": (_BODY, SCRIPT),
    "ExecuteGroovyScript": ("groovyx-script-body", SCRIPT),
    "JoltTransformJSON": ("jolt-spec", SPEC),
    "JoltTransformRecord": ("jolt-transform-record-spec", SPEC),
}
_ENDINGS = {"python": ".py", "groovy": ".groovy", "ecmascript": ".js", "lua": ".lua", "ruby": ".rb", "clojure": ".clj"}


class Part(NamedTuple):
    """One script or specification: ``groups`` above its processor, without the outermost; ``kind`` is script or spec."""

    groups: Tuple[str, ...]
    processor: Processor
    property_name: str
    kind: str

    @property
    def path(self) -> str:
        """As ``Group/Processor``."""
        return "/".join((*self.groups, self.processor.name))

    @property
    def text(self) -> str:
        return self.processor.properties.get(self.property_name) or ""

    @property
    def ending(self) -> str:
        """Of a file that holds it: .py, .json …"""
        return ending_of(self.kind, self.processor.properties)


def ending_of(kind: str, properties: Mapping[str, Optional[str]]) -> str:
    """Of a file that holds a script or specification of a processor with these properties: .py, .json …"""
    engine = (properties.get("Script Engine") or "groovy").lower()
    return ".json" if kind == SPEC else _ENDINGS.get(engine, ".txt")


def parts(flow: Flow) -> Iterator[Part]:
    """All of them that hold a text, from the outermost group down."""
    yield from _parts(flow.root, ())


def _parts(group: ProcessGroup, above: Tuple[str, ...]) -> Iterator[Part]:
    for processor in group.processors:
        name, kind = PROPERTIES.get(processor.type.rpartition(".")[2], ("", ""))
        if name and processor.properties.get(name):
            yield Part(above, processor, name, kind)
    for child in group.groups:
        yield from _parts(child, (*above, child.name))
