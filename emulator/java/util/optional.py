"""java.util.Optional."""

from __future__ import annotations

from typing import Any

from ..lang.object import JavaObject, as_java
from ..lang.throwable import NullPointerException
from ..lang.value_text import java_text
from ..registry import java_class
from .exceptions import NoSuchElementException
from .function.interfaces import function


@java_class("java.util.Optional")
class Optional(JavaObject):
    """A value that may be missing."""

    def __init__(self, value: Any = None) -> None:
        self._value = value

    @staticmethod
    def of(value: Any) -> Optional:
        if value is None:
            raise NullPointerException()
        return Optional(as_java(value))

    @staticmethod
    def ofNullable(value: Any) -> Optional:
        return Optional(as_java(value))

    @staticmethod
    def empty() -> Optional:
        return Optional()

    def isPresent(self) -> bool:
        return self._value is not None

    def isEmpty(self) -> bool:
        return self._value is None

    def get(self) -> Any:
        if self._value is None:
            raise NoSuchElementException("No value present")
        return self._value

    orElseThrow = get

    def orElse(self, other: Any) -> Any:
        return as_java(other) if self._value is None else self._value

    def orElseGet(self, supplier: Any) -> Any:
        supply = function("orElseGet", "Supplier", supplier)
        return as_java(supply()) if self._value is None else self._value

    def ifPresent(self, action: Any) -> None:
        act = function("ifPresent", "Consumer", action)
        if self._value is not None:
            act(self._value)

    def map(self, mapper: Any) -> Optional:
        change = function("map", "Function", mapper)
        return Optional(None if self._value is None else as_java(change(self._value)))

    def filter(self, predicate: Any) -> Optional:
        test = function("filter", "Predicate", predicate)
        return self if self._value is None or test(self._value) else Optional()

    def toString(self) -> str:
        return "Optional.empty" if self._value is None else f"Optional[{java_text(self._value)}]"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Optional) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)
