"""TransposePathElement: ``@(2,a.b)`` goes up some levels and reads a path from there."""

from __future__ import annotations

from typing import Any, Callable, ClassVar, List, Optional, Protocol, Tuple

from ...java.lang.numbers import INT_MAX, INT_MIN, wrap32
from ..errors import SpecError
from ..java_text import char_at, to_int
from ..matched import Matched, Path, level
from .element import Element


class PathReader(Protocol):
    """What reads the path of a transpose: ``jolt.reader.Reader``, which is made of elements itself."""

    kinds: List[int]
    constant: Optional[List[str]]

    @property
    def canonical(self) -> str: ...
    def read(self, tree: Any, path: Path) -> Any: ...


class Transpose(Element):
    """``@a``, ``@(1)``, ``@(1,a.b)``"""

    reader_of: ClassVar[Callable[[str], PathReader]]  # given by ``jolt.reader``

    def __init__(self, raw: str) -> None:
        self.up, sub_path = _parse(raw)
        self.reader = type(self).reader_of(sub_path) if sub_path else None
        super().__init__(raw, f"@({self.up},{self.reader.canonical if self.reader else ''})")

    def value(self, path: Path) -> Any:
        """objectEvaluate: any value, ABSENT when the path leads nowhere."""
        tree = level(path, self.up)[0]
        return tree if self.reader is None else self.reader.read(tree, path)

    def evaluate(self, path: Path) -> Optional[str]:
        """The value as a key: strings, booleans and the whole part of numbers."""
        value = self.value(path)
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (int, float)):
            return str(int_value(value))
        return None

    def match(self, key: str, path: Path) -> Optional[Matched]:
        return path[-1][1]


def int_value(number: Any) -> int:
    """Number.intValue."""
    if not isinstance(number, float):
        return wrap32(number)
    if number != number:
        return 0
    return INT_MAX if number >= INT_MAX else INT_MIN if number <= INT_MIN else int(number)


def _parse(key: str) -> Tuple[int, str]:
    if len(key) < 2:
        raise SpecError(f"'Transpose Input' key '@', can not be null or of length 1.  Offending key : {key}")
    if key[0] != "@":
        raise SpecError(f"'Transpose Input' key must start with an '@'.  Offending key : {key}")
    meat = key[1:]
    if "@" in meat:
        raise SpecError(f"@ pathElement can not contain a nested @. Was: {meat}")
    if "*" in meat or "[]" in meat:
        raise SpecError(f"'Transpose Input' can not contain expansion wildcards (* and []).  Offending key : {key}")
    if not meat.startswith("("):
        return _level_and_path(key, meat)
    if not meat.endswith(")"):
        raise SpecError(f"@ path element that starts with '(' must have a matching ')'.  Offending key : {key}")
    return _level_and_path(key, meat[1:-1])


def _level_and_path(key: str, meat: str) -> Tuple[int, str]:
    if not char_at(meat, 0).isdecimal():
        return 0, meat
    number, comma, sub_path = meat.partition(",")
    if not number.isdecimal() or (comma and int(number) > INT_MAX):
        raise SpecError(f"@ path element with non/mixed numeric key is not valid, key={key}")
    return to_int(number), sub_path
