"""A flow file as something to edit before it is imported: the same questions for an XML template and a JSON definition.

Paths are ``group/group/name`` below the outer group, whose own name becomes the merchant's. ``snapshot_xml`` and ``snapshot_json`` say how
each format spells it; what is not asked for here goes through untouched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Protocol, Sequence, Set, Tuple

from emulator.base.parameters import is_reference, names
from emulator.el.ranges import expression_ranges

# where the descriptors do not say it (XML templates): properties that NiFi keeps encrypted
SENSITIVE = frozenset({"proxy-user-password", "Basic Authentication Password", "invokehttp-proxy-password", "Password", "Proxy Password"})


class Component(Protocol):
    """One processor or controller service of a snapshot. ``bundle``: artifact and version of the NAR that it names."""

    path: str
    type: str
    identifier: str

    @property
    def bundle(self) -> Tuple[str, str]: ...
    @property
    def strategy(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def state(self) -> str: ...
    def properties(self) -> Dict[str, Optional[str]]: ...
    def sensitive(self) -> Set[str]: ...
    def set(self, name: str, value: Optional[str]) -> None: ...
    def set_cron(self, expression: str) -> None: ...
    def set_tasks(self, count: int) -> None: ...


@dataclass
class Definition:
    """One parameter as the flow defines it; ``value`` None where it has no default, ``type`` a key of ``forms.FORMS`` or ''.

    ``options``: what a ``choice`` or a ``label`` may be; ``least`` and ``most``: the bounds of a ``number``.
    """

    name: str
    sensitive: bool = False
    value: Optional[str] = None
    description: str = ""
    required: bool = False
    type: str = ""
    options: Sequence[str] = ()
    least: int = 0
    most: Optional[int] = None


@dataclass
class Use:
    """How a flow uses one parameter. ``whole``: as all of a property, so empty is INVALID; ``holders``: sensitive properties it fills.

    ``evaluated``: the ``${…}`` of its value are evaluated: it stands outside of an expression, or in evaluateELString.
    """

    whole: bool = False
    holders: Set[str] = field(default_factory=set)
    evaluated: bool = False


class Snapshot(Protocol):
    """A flow file in memory."""

    kind: str
    file: Path

    def name(self) -> str: ...
    def rename(self, name: str) -> None: ...
    def set_context(self, name: str) -> None: ...
    def processors(self) -> List[Component]: ...
    def services(self) -> List[Component]: ...
    def definitions(self) -> Dict[str, Definition]: ...
    def data(self) -> bytes: ...


def components(snapshot: Snapshot) -> Iterator[Component]:
    """Processors and services."""
    yield from snapshot.processors()
    yield from snapshot.services()


def evaluates(value: str, name: str) -> bool:
    """Whether the property's expressions include those that the parameter's value brings."""
    inside = [value[start : end + 1] for start, end in expression_ranges(value)]
    outside = value
    for text in inside:
        outside = outside.replace(text, "", 1)
    return name in names(outside) or any("evaluateELString" in text and name in names(text) for text in inside)


def uses(snapshot: Snapshot) -> Dict[str, Use]:
    """Every parameter that the flow refers to."""
    by_name: Dict[str, Use] = {}
    for component in components(snapshot):
        hidden = component.sensitive() | SENSITIVE
        for key, value in component.properties().items():
            for name in names(value):
                use = by_name.setdefault(name, Use())
                if key in hidden:
                    use.holders.add(key)
                elif is_reference(value):
                    use.whole = True
                use.evaluated = use.evaluated or evaluates(value or "", name)
    return by_name
