"""Components of a NiFi 2 definition in the words of NiFi 1.16.3, which the emulator speaks.

``nifi2.json``: of every emulated type what NiFi 2.3.0's own classes said: the properties that migrateProperties renames, and those that
are new, with their defaults. What is new and has its default is left out, so are those ``of_no_effect`` here; anything else of it cannot
run. ``later``: what releases after 2.3.0 renamed and added, read from NiFi's sources. ``moved``: types of another name, with their
properties. ``gone``: the types that the standard and scripting NARs of 1.16.3 have and no NAR of the assembled 2.3.0.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import Any, Dict, FrozenSet, Mapping, NamedTuple, Optional

from ..base.errors import InputError
from ..base.versions import DEFAULT_VERSION

Element = Dict[str, Any]
FILE = os.path.join(os.path.dirname(__file__), "nifi2.json")


@lru_cache(maxsize=1)
def _recorded() -> Mapping[str, Any]:
    with open(FILE, encoding="utf-8") as file:
        recorded: Mapping[str, Any] = json.load(file)
    return recorded


def types() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Type → 'renamed': name in NiFi 1 → name in NiFi 2; 'new': name → default."""
    recorded: Mapping[str, Mapping[str, Mapping[str, Any]]] = _recorded()["types"]
    return recorded


def gone() -> FrozenSet[str]:
    """The types of processors and controller services that NiFi 2 has no more."""
    return frozenset(_recorded()["gone"])


def without_later(java_type: str, version: str, properties: Mapping[str, Optional[str]]) -> Dict[str, Optional[str]]:
    """Properties of a component of NiFi 1.17 to 1.28 without those that came after 1.16.3 and have their default; another value stays: it
    may be a dynamic property of that name."""
    later = types().get(java_type, {}).get("new", {}) if version.startswith("1.") and _minor(version) > DEFAULT_VERSION[1] else {}
    return {name: value for name, value in properties.items() if name not in later or value not in (None, later[name])}


def _minor(version: str) -> int:
    minor = version.split(".")[1]
    return int(minor) if minor.isdigit() else 0


class Changes(NamedTuple):
    """What NiFi 2 calls otherwise in a type. ``renamed``: name in NiFi 2 → name in NiFi 1; ``new``: name → default."""

    java_type: str
    renamed: Mapping[str, str]
    new: Mapping[str, Optional[str]]
    of_no_effect: FrozenSet[str]


@lru_cache(maxsize=64)
def _changes(java_type: str) -> Optional[Changes]:
    """Those of any release of NiFi 2; None for a type that reads as it is."""
    recorded = _recorded()
    moved = recorded["moved"]["types"].get(java_type)
    sides = [side for side in (types().get(java_type), recorded["later"]["types"].get(java_type), moved) if side]
    if not sides:
        return None
    return Changes(
        str(moved["to"]) if moved else java_type,
        {new: old for side in sides for old, new in side["renamed"].items()},
        {name: default for side in sides for name, default in side["new"].items()},
        frozenset(recorded["of_no_effect"].get(java_type, ())),
    )


def in_words_of_1(element: Element) -> Element:
    """The component as it is, or, where its bundle is one of NiFi 2, under the old names; InputError for what is new there and set."""
    version = str((element.get("bundle") or {}).get("version") or "")
    java_type = str(element.get("type"))
    changes = _changes(java_type) if version.startswith("2.") else None
    if not changes:
        properties = element.get("properties")
        return {**element, "properties": without_later(java_type, version, properties)} if properties else element
    written = element.get("properties") or {}
    old_names = {new: old for new, old in changes.renamed.items() if old not in written}  # else its release had not renamed that one yet
    properties = {}
    for name, value in written.items():
        if name not in changes.new:
            properties[old_names.get(name, name)] = value
        elif value not in (None, changes.new[name]) and name not in changes.of_no_effect:
            fault = f"{name!r} is {value!r}, a property that NiFi 2 added and that is not emulated"
            raise InputError(fault, str(element.get("name") or java_type), f"Leave it at {changes.new[name]!r}")
    described = {old_names.get(name, name): descriptor for name, descriptor in (element.get("propertyDescriptors") or {}).items()}
    return {**element, "type": changes.java_type, "properties": properties, "propertyDescriptors": described}
