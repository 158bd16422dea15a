"""What Jython 2.7.2 and the JDK under NiFi can import, by name: ``data/``, written by ``python -m nifi.proof.recorder names``.

The files are read when an import misses what is emulated, never before.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any, Dict, FrozenSet, List, Optional, Tuple

from ..base.record import record

_DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
_NO_ATTRIBUTE = "'module' object has no attribute '%s'"
_UNLISTED = ("sun.", "com.sun.", "jdk.")  # the JDK's own; the data has what is public in java.* and javax.*


@record(frozen=True)
class ModuleNames:
    """A module of Jython: its ``dir()``, the words for a missing name, the error of its import ('' for none)."""

    names: FrozenSet[str]
    missing: str
    error: str


@cache
def module_names(name: str) -> Optional[ModuleNames]:
    """The names of a module; None where Jython has no such module."""
    entry = _entry("modules.json", name)
    if entry is None:
        return None
    return ModuleNames(frozenset(entry.get("names", "").split()), entry.get("missing", _NO_ATTRIBUTE), entry.get("error", ""))


def all_modules() -> List[str]:
    """Every module of Jython, sorted."""
    return sorted(name for name in _table("modules.json") if name != "from")


@cache
def package_names(package: str) -> FrozenSet[str]:
    """The public classes of a Java package, nested ones as Outer.Inner; empty where there is no such package."""
    return frozenset((_entry("java_names.json", package) or "").split())


def member_names(kind: str) -> FrozenSet[str]:
    """The names of a built-in type of Jython (``str``) or of an emulated Java class (nested ones as Outer.Inner); empty for any other."""
    return frozenset((_entry("members.json", kind) or "").split())


@cache
def call_entries(owner: str) -> Dict[str, Any]:
    """What the methods of a built-in type of Jython take (of ``builtins``: its functions); empty for any other."""
    return _entry("calls.json", owner) or {}


def call_owners() -> List[str]:
    """The types that ``call_entries`` knows, and ``builtins``."""
    return [owner for owner in _table("calls.json") if owner != "from"]


def is_java_class(full: str) -> bool:
    """Would Jython find this class, ``java.util.Map.Entry``?"""
    return bool(package_and_class(full)[1])


def package_and_class(full: str) -> Tuple[str, str]:
    """``java.util.Map.Entry`` as java.util and Map.Entry; the name and '' where Jython would find no such class."""
    parts = full.split(".")
    for length in range(len(parts) - 1, 0, -1):
        package, simple = ".".join(parts[:length]), ".".join(parts[length:])
        if simple in package_names(package):
            return package, simple
    return full, ""


def is_java_package(name: str) -> bool:
    """Is there such a package, or one below it?"""
    text = _text("java_names.json")
    return name != "from" and (f'\n"{name}": ' in text or f'\n"{name}.' in text)


def may_be_java(full: str) -> bool:
    """Does the JDK keep names below this one that are not listed?"""
    return full.startswith(_UNLISTED)


def near(name: str, names: Any) -> str:
    """``did you mean 'x'?``; '' where nothing is near."""
    from difflib import get_close_matches

    matches = get_close_matches(name, list(names), 1, 0.75)
    return f"did you mean '{matches[0]}'?" if matches else ""


def _entry(file: str, key: str) -> Any:
    """One line of a file: to read it all would cost ten times as much."""
    text, start = _text(file), f"\n{json.dumps(key)}: "
    place = text.find(start)
    if place < 0:
        return None
    end = text.index("\n", place + 1)
    return json.loads(text[place + len(start) : end].rstrip(","))


@cache
def _text(file: str) -> str:
    with open(os.path.join(_DATA, file), encoding="ascii") as source:
        return source.read()


def _table(file: str) -> Dict[str, Any]:
    table: Dict[str, Any] = json.loads(_text(file))
    return table
