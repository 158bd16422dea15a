"""Types, bundles and properties in the words of NiFi 2, as its own classes rename them (``flow/nifi2.json``)."""

from __future__ import annotations

from collections import Counter
from typing import Iterator, Mapping

from ..components.registry import emulated
from ..flow import nifi2
from ..flow.model import Flow
from .changes import BY_HAND, NOTE, RENAMED, Change, Component, below, components_of, groups
from .scripts import KEPT_LANGUAGES, RUNNERS, language_of

OF_THE_NAR = frozenset((*RUNNERS, "org.apache.nifi.processors.standard.JoltTransformJSON"))
INSTEAD = {  # simple type → the one of NiFi 2.3.0's standard NAR that does its work
    "GetHTTP": "InvokeHTTP", "PostHTTP": "InvokeHTTP", "Base64EncodeContent": "EncodeContent", "HashContent": "CryptographicHashContent",
    "HashAttribute": "UpdateAttribute with hash()", "CryptographicHashAttribute": "UpdateAttribute with hash()",
}  # fmt: skip


def migrate_components(flow: Flow, to: str) -> Iterator[Change]:
    """Renames in place; says of each component what was renamed, and what NiFi 2 has no more."""
    brought: Counter[str] = Counter()
    for group, path in groups(flow):
        for component in components_of(group):
            if component.type in OF_THE_NAR and language_of(component) not in KEPT_LANGUAGES:
                brought[component.type.rpartition(".")[2]] += 1
                continue
            for kind, text in _migrate(component, to):
                yield Change(kind, below(path, component.name), text)
    if brought:
        counted = ", ".join(f"{simple} ({count})" for simple, count in sorted(brought.items()))
        yield Change(NOTE, flow.root.name, f"{counted}: brought by the NAR of this project, which is installed before the import")


def _migrate(component: Component, to: str) -> Iterator[tuple[str, str]]:
    simple = component.type.rpartition(".")[2]
    if language_of(component) in KEPT_LANGUAGES:
        component.bundle.version = to
        yield RENAMED, f"{language_of(component)} is run by NiFi 2's own {simple}: bundle {component.bundle.artifact}:{to}"
    elif component.type in nifi2.gone():
        instead = f": {INSTEAD[simple]} does it" if simple in INSTEAD else ""
        yield BY_HAND, f"NiFi {to} has no {simple} in its standard bundles{instead}"
    elif emulated(component.type):
        recorded = nifi2.types().get(component.type, {})
        renamed = recorded.get("renamed", {})
        for name in sorted(set(component.properties) & {*renamed.values(), *recorded.get("new", ())}):
            yield BY_HAND, f"its own property {name!r} is a property of NiFi 2 now: call it otherwise"
        yield from ((RENAMED, f"{old} → {new}") for old, new in renamed.items() if old in component.properties)
        _rename(component, renamed)
        component.bundle.version = to
    else:
        yield NOTE, f"{simple} is not known here: NiFi 2 renames its properties when it imports the flow, if it has the type"


def _rename(component: Component, renamed: Mapping[str, str]) -> None:
    component.properties = {renamed.get(name, name): value for name, value in component.properties.items()}
    component.service_properties = {renamed.get(name, name) for name in component.service_properties}
    component.sensitive_properties = {renamed.get(name, name) for name in component.sensitive_properties}
