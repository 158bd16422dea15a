"""java.util.OptionalInt, OptionalLong and OptionalDouble."""

from __future__ import annotations

from typing import Any

from ..lang.long_value import java_long
from ..lang.object import JavaObject
from ..registry import java_class
from .exceptions import NoSuchElementException


class _OptionalNumber(JavaObject):
    def __init__(self, value: Any) -> None:
        self._value = value

    def isPresent(self) -> bool:
        return self._value is not None

    def _get(self) -> Any:
        if self._value is None:
            raise NoSuchElementException("No value present")
        return self._value

    def orElse(self, other: Any) -> Any:
        return other if self._value is None else self._value

    def toString(self) -> str:
        name = str(self.java_name).rpartition(".")[2]
        return f"{name}.empty" if self._value is None else f"{name}[{self._value}]"


@java_class("java.util.OptionalInt")
class OptionalInt(_OptionalNumber):
    def getAsInt(self) -> int:
        return int(self._get())


@java_class("java.util.OptionalLong")
class OptionalLong(_OptionalNumber):
    def getAsLong(self) -> int:
        return java_long(self._get())


@java_class("java.util.OptionalDouble")
class OptionalDouble(_OptionalNumber):
    def getAsDouble(self) -> float:
        return float(self._get())
