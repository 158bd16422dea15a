"""java.lang.Comparable: Jython's <, <=, > and >= ask compareTo; two are equal when they are of one class and it answers 0."""

from __future__ import annotations

from typing import Any

from ..registry import java_class
from .object import JavaObject


@java_class("java.lang.Comparable")
class Comparable(JavaObject):
    """A class says what it is compared by in ``_key``."""

    def _key(self) -> Any:
        raise NotImplementedError

    def compareTo(self, other: Any) -> int:
        """-1, 0 or 1."""
        mine, theirs = self._key(), other._key()
        return int(mine > theirs) - int(mine < theirs)

    def _order(self, other: Any) -> Any:
        """Below, at or above 0; NotImplemented where Jython does not ask compareTo."""
        return self.compareTo(other)

    def __lt__(self, other: Any) -> Any:
        order = self._order(other)
        return order if order is NotImplemented else order < 0

    def __le__(self, other: Any) -> Any:
        order = self._order(other)
        return order if order is NotImplemented else order <= 0

    def __gt__(self, other: Any) -> Any:
        order = self._order(other)
        return order if order is NotImplemented else order > 0

    def __ge__(self, other: Any) -> Any:
        order = self._order(other)
        return order if order is NotImplemented else order >= 0

    def equals(self, other: object) -> bool:
        return bool(self == other)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())


class FactoryMade(Comparable):
    """A class whose constructors are private."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise TypeError(f"No visible constructors for class ({self.java_name})")
