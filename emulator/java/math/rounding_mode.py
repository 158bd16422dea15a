"""java.math.RoundingMode and MathContext."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, List

from ..lang.enum import Enum
from ..lang.object import JavaObject
from ..lang.signature import constructor_takes, static_takes
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..registry import java_class

_MODES = ("UP", "DOWN", "CEILING", "FLOOR", "HALF_UP", "HALF_DOWN", "HALF_EVEN", "UNNECESSARY")


@java_class("java.math.RoundingMode")
class RoundingMode(Enum):
    """A way to round."""

    UP: ClassVar[RoundingMode]
    DOWN: ClassVar[RoundingMode]
    CEILING: ClassVar[RoundingMode]
    FLOOR: ClassVar[RoundingMode]
    HALF_UP: ClassVar[RoundingMode]
    HALF_DOWN: ClassVar[RoundingMode]
    HALF_EVEN: ClassVar[RoundingMode]
    UNNECESSARY: ClassVar[RoundingMode]

    @staticmethod
    @static_takes("int", "String")
    def valueOf(value: Any) -> RoundingMode:
        """By name, or by the number of BigDecimal.ROUND_…"""
        if isinstance(value, int):
            if not 0 <= value < len(_MODES):
                raise IllegalArgumentException("argument out of range")
            return MODES[_MODES[value]]
        if value is None:
            raise NullPointerException("Name is null")
        if value not in MODES:
            raise IllegalArgumentException(f"No enum constant java.math.RoundingMode.{value}")
        return MODES[value]

    @staticmethod
    def values() -> List[RoundingMode]:
        return list(MODES.values())


MODES: Dict[str, RoundingMode] = {name: RoundingMode(name, ordinal) for ordinal, name in enumerate(_MODES)}
for _name, _mode in MODES.items():
    setattr(RoundingMode, _name, _mode)


@java_class("java.math.MathContext")
class MathContext(JavaObject):
    """A precision in digits (0: all of them) and a rounding mode."""

    UNLIMITED: ClassVar[MathContext]
    DECIMAL32: ClassVar[MathContext]
    DECIMAL64: ClassVar[MathContext]
    DECIMAL128: ClassVar[MathContext]

    @constructor_takes("int", "int, java.math.RoundingMode")
    def __init__(self, precision: int, mode: RoundingMode = MODES["HALF_UP"]) -> None:
        if precision < 0:
            raise IllegalArgumentException("Digits < 0")
        self._precision, self._mode = precision, mode

    def getPrecision(self) -> int:
        return self._precision

    def getRoundingMode(self) -> RoundingMode:
        return self._mode

    def toString(self) -> str:
        return f"precision={self._precision} roundingMode={self._mode._name}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MathContext) and (other._precision, other._mode) == (self._precision, self._mode)

    def __hash__(self) -> int:
        return hash(self._precision)


MathContext.UNLIMITED = MathContext(0, MODES["HALF_UP"])
MathContext.DECIMAL32 = MathContext(7, MODES["HALF_EVEN"])
MathContext.DECIMAL64 = MathContext(16, MODES["HALF_EVEN"])
MathContext.DECIMAL128 = MathContext(34, MODES["HALF_EVEN"])
