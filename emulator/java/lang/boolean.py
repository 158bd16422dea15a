"""java.lang.Boolean."""

from __future__ import annotations

from typing import Any, ClassVar

from ..registry import java_class
from .java_value import JavaValue
from .signature import constructor_takes
from .statics import add_statics
from .value_text import java_text


@java_class("java.lang.Boolean")
class Boolean(JavaValue):
    """True or false."""

    _primitive = "boolean"
    TRUE: ClassVar[bool] = True
    FALSE: ClassVar[bool] = False

    @constructor_takes("String", "boolean")
    def __init__(self, value: Any) -> None:
        self._value = value if isinstance(value, bool) else _parsed(value)

    def booleanValue(self) -> bool:
        return bool(self._value)

    def hashCode(self) -> int:
        return 1231 if self._value else 1237


def _parsed(text: Any) -> bool:
    return text is not None and text.lower() == "true"


_TWO = ("boolean, boolean",)
add_statics(
    Boolean,
    {
        "parseBoolean": (("String",), _parsed),
        "valueOf": (("String", "boolean"), lambda value: value if isinstance(value, bool) else _parsed(value)),
        "toString": (("boolean",), java_text),
        "hashCode": (("boolean",), lambda value: 1231 if value else 1237),
        "compare": (_TWO, lambda first, second: int(first) - int(second)),
        "logicalAnd": (_TWO, lambda first, second: first and second),
        "logicalOr": (_TWO, lambda first, second: first or second),
        "logicalXor": (_TWO, lambda first, second: first != second),
    },
)
