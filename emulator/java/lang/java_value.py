"""A text, a number, a truth value or a character that a script made with ``String(…)``, ``Integer(…)``: an object of Java to Jython, no
value of Python. It has Java's methods alone; a Java method that takes its type, or Object, gets what it holds.
"""

from __future__ import annotations

from typing import Any, ClassVar

from .comparable import Comparable
from .object import class_name
from .throwable import ClassCastException, NullPointerException
from .value_text import java_text

_CAST = "class {0} cannot be cast to class {1} ({0} and {1} are in module java.base of loader 'bootstrap')"


class JavaValue(Comparable):
    """``_primitive``: the Java type whose place it can take besides its own, as "int"."""

    _primitive: ClassVar[str] = ""

    def __init__(self, value: Any) -> None:
        self._value = value

    def unboxed(self) -> Any:
        """The value as a script gets it back from Java."""
        return self._value

    def toString(self) -> str:
        return java_text(self._value)

    def is_held_by(self, item: Any) -> bool:
        """Whether a Java collection's item is this value."""
        return type(item) is type(self.unboxed()) and bool(self.unboxed() == item)

    def hashCode(self) -> int:
        raise NotImplementedError

    def equals(self, other: Any) -> bool:
        other = self._of_this_class(other)
        return other is not None and bool(self._value == other)

    def compareTo(self, other: Any) -> int:
        """Below, at or above 0; ClassCastException for a value of another class."""
        if other is None:
            raise NullPointerException()
        value = self._taken(other)
        if value is None:
            raise ClassCastException(_CAST.format(class_name(other), self.java_name))
        return self._compared(value)

    def _compared(self, value: Any) -> int:
        return int(self._value > value) - int(self._value < value)

    def _of_this_class(self, other: Any) -> Any:
        """What the other one holds, or a Python value that Java takes for one of this class; None where it is of another class."""
        if isinstance(other, JavaValue):
            return other._value if type(other) is type(self) else None
        return other if class_name(other) == self.java_name else None

    def _taken(self, other: Any) -> Any:
        """What compareTo takes for one of this class: a number that fits as well."""
        from .overloads import NO
        from .signature import conversion

        value = conversion(self._primitive)(other)
        return None if value is NO else value

    # Jython: == asks equals of two Java objects, the others ask compareTo (PyJavaType's ComparableMethod)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JavaValue) and self.equals(other)

    def __hash__(self) -> int:
        return self.hashCode()

    def _order(self, other: Any) -> Any:
        value = self._of_this_class(other)
        return NotImplemented if value is None else self._compared(value)

    def __copy__(self) -> JavaValue:
        return self

    def __deepcopy__(self, memo: Any) -> Any:
        return self.unboxed()
