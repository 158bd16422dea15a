"""A feature of Jackson: a constant of an enum that is on or off at first."""

from __future__ import annotations

from typing import Any

from ...lang.constants import Constant, fill


class Feature(Constant):
    """The constants of a class are set by ``define``."""

    def __init__(self, name: str, ordinal: int, by_default: bool) -> None:
        super().__init__(name, ordinal)
        self._by_default = by_default

    def enabledByDefault(self) -> bool:
        return self._by_default

    def getMask(self) -> int:
        return 1 << self._ordinal


def define(kind: Any, names: str) -> None:
    """The constants of a class, in Java's order; those with a plus are on by default."""
    constants = (kind(name.rstrip("+"), ordinal, name.endswith("+")) for ordinal, name in enumerate(names.split()))
    fill(kind, {constant._name: constant for constant in constants})
