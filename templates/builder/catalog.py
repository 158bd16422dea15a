"""What the builder knows of NiFi's components, read from ``catalog.txt``: types, properties, stored values, relationships."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Dict, Iterable, Optional, Tuple

from emulator.base.errors import InputError


@dataclass(frozen=True)
class Property:
    """One declared property, by its stored name."""

    name: str
    default: Optional[str] = None
    required: bool = False
    sensitive: bool = False
    service: Optional[str] = None
    choices: Tuple[str, ...] = ()


@dataclass
class Type:
    """One processor or controller service type."""

    name: str
    bundle: str = ""
    api: str = ""
    dynamic: str = ""
    relationships: Tuple[str, ...] = ()
    properties: Dict[str, Property] = field(default_factory=dict)

    @property
    def simple_name(self) -> str:
        """The last part of the class name, as the screen shows it."""
        return self.name.rsplit(".", 1)[-1]


def nearest(word: str, known: Iterable[str]) -> str:
    """Advice after a name that is not known: the nearest ones, or all."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, 3, 0.5)
    return "Nearest: " + ", ".join(near) if near else "Known: " + (", ".join(names) or "none")


def lookup(name: str) -> Type:
    """A type by its simple or full name."""
    known = _catalog()
    if name not in known:
        raise InputError(f"unknown component type {name!r}", "templates/builder/catalog.txt", nearest(name, known))
    return known[name]


@lru_cache(maxsize=1)
def _catalog() -> Dict[str, Type]:
    types: Dict[str, Type] = {}
    current = Type("")
    for line in (Path(__file__).parent / "catalog.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = Type(line.strip("[]"))
            types[current.name] = types[current.simple_name] = current
        elif line and not line.startswith("#"):
            _read(current, *line.split(" ", 1))
    return types


def _read(current: Type, word: str, rest: str) -> None:
    if word == "property":
        parsed = _property(rest)
        current.properties[parsed.name] = parsed
    elif word == "relationships":
        current.relationships = tuple(rest.split(" | "))
    else:
        setattr(current, word, rest)


def _property(text: str) -> Property:
    name, *rest = text.split(" ; ")
    values: Dict[str, object] = {}
    for part in rest:
        word, _, value = part.partition(" ")
        key = {"=": "default", "in": "choices"}.get(word, word)
        values[key] = tuple(value.split(" | ")) if word == "in" else value if value else True
    return Property(name, **values)  # type: ignore[arg-type]
