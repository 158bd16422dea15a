"""What NiFi 2 and the NAR's Jython lack of what a script of NiFi 1 can name.

``nifi2.json`` is written by ``python -m nifi.proof.recorder nifi2``, which asks both NiFis' classes and both Jythons.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Optional

from ...base.dotted import with_parents

FILE = Path(__file__).with_name("nifi2.json")
SAME_COUNT = "~"


class Form(NamedTuple):
    """A form of a method that is gone: its arguments' types, and whether another form of as many arguments is left."""

    types: List[str]
    has_sibling: bool


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, Any]]:
    tables: Mapping[str, Mapping[str, Any]] = json.loads(FILE.read_text(encoding="ascii"))
    return tables


def module_error(name: str) -> str:
    """Why the import of a module of Jython fails there, '' where it does not."""
    return str(_tables()["modules"].get(name, {}).get("error", ""))


def lost_names(module: str) -> List[str]:
    """The names that a module of Jython has no more."""
    return str(_tables()["modules"].get(module, {}).get("names", "")).split()


def is_lost_package(package: str) -> bool:
    """Is nothing left of a Java package?"""
    classes = _tables()["classes"]
    return classes.get(package) == "*" or any(f"{parent}.*" in classes for parent in with_parents(package))


def is_lost_class(package: str, name: str) -> bool:
    """Is a class, Map or Map.Entry, of a Java package gone?"""
    return is_lost_package(package) or name in _tables()["classes"].get(package, "").split()


def classes_with_losses() -> List[str]:
    """The classes that are left and lost a member."""
    return list(_tables()["members"])


def lost_members(java_class: str) -> Mapping[str, Optional[List[Form]]]:
    """Member → the forms of it that are gone; None when all of them are."""
    members: Dict[str, Optional[List[str]]] = _tables()["members"].get(java_class, {})
    return {name: None if forms is None else [_form(text) for text in forms] for name, forms in members.items()}


def _form(text: str) -> Form:
    types = text.lstrip(SAME_COUNT)
    return Form(types.split(",") if types else [], text.startswith(SAME_COUNT))
