"""A feature of Jackson: a constant of an enum that is on or off at first."""

from __future__ import annotations

from typing import Any, Dict, List

from ...lang.enum import Enum
from ...lang.throwable import IllegalArgumentException


class Feature(Enum):
    """``values`` of a class are filled by ``define``."""

    _constants: List[Feature] = []

    def __init__(self, name: str, ordinal: int, by_default: bool) -> None:
        super().__init__(name, ordinal)
        self._by_default = by_default

    def enabledByDefault(self) -> bool:
        return self._by_default

    def getMask(self) -> int:
        return 1 << self._ordinal

    @classmethod
    def values(cls) -> List[Feature]:
        return list(cls._constants)

    @classmethod
    def valueOf(cls, name: str) -> Feature:
        for constant in cls._constants:
            if constant._name == name:
                return constant
        raise IllegalArgumentException(f"No enum constant {str(cls.java_name).replace('$', '.')}.{name}")


def define(kind: Any, names: str) -> None:
    """The constants of a class, in Java's order; those with a plus are on by default."""
    kind._constants = []
    for ordinal, name in enumerate(names.split()):
        constant = kind(name.rstrip("+"), ordinal, name.endswith("+"))
        setattr(kind, name.rstrip("+"), constant)
        kind._constants.append(constant)


Enabled = Dict[Feature, bool]
