"""The constants of a Java enum: attributes of their class, valueOf and values."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, Type, TypeVar

from .comparable import Comparable
from .enum import Enum
from .signature import static_takes
from .throwable import IllegalArgumentException, NullPointerException

T = TypeVar("T", bound="Constant")


class Constant(Enum, Comparable):
    """A constant of an enum, ordered by its place."""

    java_name: ClassVar[str]

    def compareTo(self, other: Any) -> int:
        """The distance of their places."""
        return self._ordinal - int(other._ordinal)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return hash(self._name)


def fill(kind: Type[T], constants: Dict[str, T]) -> None:
    """Give an enum's class its constants, valueOf and values."""
    for name, constant in constants.items():
        setattr(kind, name, constant)

    @static_takes("String")
    def valueOf(name: Any) -> T:
        if name is None:
            raise NullPointerException("Name is null")
        if name not in constants:
            raise IllegalArgumentException(f"No enum constant {kind.java_name.replace('$', '.')}.{name}")
        return constants[name]

    def values() -> Any:
        from .object_array import ObjectArray

        return ObjectArray(kind.java_name, constants.values())

    kind.valueOf = staticmethod(valueOf)  # type: ignore[attr-defined]
    kind.values = staticmethod(values)  # type: ignore[attr-defined]
