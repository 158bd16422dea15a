"""java.util.concurrent.atomic: AtomicBoolean, AtomicReference, AtomicInteger and AtomicLong; a script's steps are whole as they are."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from ....lang.long_value import java_long
from ....lang.numbers import to_float, wrap32, wrap64
from ....lang.object import JavaObject
from ....lang.signature import constructor_takes, takes
from ....lang.value_text import java_text
from ....registry import java_class
from ...function.interfaces import function

_COUNTS: Dict[str, int] = {  # method → how many values of the class's own type it takes
    "set": 1, "lazySet": 1, "setPlain": 1, "getAndSet": 1, "addAndGet": 1, "getAndAdd": 1,
    "compareAndSet": 2, "weakCompareAndSet": 2, "weakCompareAndSetPlain": 2,
}  # fmt: skip


class _Atomic(JavaObject):
    _of: ClassVar[str]  # the Java type of its value
    _value: Any

    def __init_subclass__(cls) -> None:
        if "_of" not in cls.__dict__:
            return
        for name, count in _COUNTS.items():
            if hasattr(cls, name):
                setattr(cls, name, takes(", ".join([cls._of] * count))(getattr(cls, name)))

    def get(self) -> Any:
        return self._value

    def getPlain(self) -> Any:
        return self.get()

    def set(self, value: Any) -> None:
        self._value = value

    def lazySet(self, value: Any) -> None:
        self._value = value

    def setPlain(self, value: Any) -> None:
        self._value = value

    def getAndSet(self, value: Any) -> Any:
        before = self.get()
        self._value = value
        return before

    def compareAndSet(self, expected: Any, value: Any) -> bool:
        """Set it where it is what was expected; whether it was."""
        is_expected = type(self._value) is type(expected) and bool(self._value == expected)
        if is_expected:
            self._value = value
        return is_expected

    def weakCompareAndSet(self, expected: Any, value: Any) -> bool:
        return _Atomic.compareAndSet(self, expected, value)

    def weakCompareAndSetPlain(self, expected: Any, value: Any) -> bool:
        return _Atomic.compareAndSet(self, expected, value)

    def toString(self) -> str:
        return java_text(self._value)


@java_class("java.util.concurrent.atomic.AtomicBoolean")
class AtomicBoolean(_Atomic):
    """A truth value."""

    _of = "boolean"

    @constructor_takes("", "boolean")
    def __init__(self, value: bool = False) -> None:
        self._value = value


@java_class("java.util.concurrent.atomic.AtomicReference")
class AtomicReference(_Atomic):
    """Any object, or null."""

    _of = "Object"

    @constructor_takes("", "Object")
    def __init__(self, value: Any = None) -> None:
        self._value = value


class _AtomicNumber(_Atomic):
    _bits: ClassVar[int]

    def _wrapped(self, value: int) -> int:
        return wrap64(value) if self._bits == 64 else wrap32(value)

    def get(self) -> int:
        return java_long(self._value) if self._bits == 64 else int(self._value)

    def addAndGet(self, more: int) -> int:
        self._value = self._wrapped(self._value + more)
        return self.get()

    def getAndAdd(self, more: int) -> int:
        before = self.get()
        self._value = self._wrapped(self._value + more)
        return before

    def incrementAndGet(self) -> int:
        return _AtomicNumber.addAndGet(self, 1)

    def decrementAndGet(self) -> int:
        return _AtomicNumber.addAndGet(self, -1)

    def getAndIncrement(self) -> int:
        return _AtomicNumber.getAndAdd(self, 1)

    def getAndDecrement(self) -> int:
        return _AtomicNumber.getAndAdd(self, -1)

    def updateAndGet(self, update: Any) -> int:
        change = function("updateAndGet", f"{self._of.capitalize()}UnaryOperator", update)
        self._value = self._wrapped(change(self.get()))
        return self.get()

    def getAndUpdate(self, update: Any) -> int:
        change, before = function("getAndUpdate", f"{self._of.capitalize()}UnaryOperator", update), self.get()
        self._value = self._wrapped(change(before))
        return before

    def accumulateAndGet(self, more: int, accumulator: Any) -> int:
        join = function("accumulateAndGet", f"{self._of.capitalize()}BinaryOperator", accumulator, 2)
        self._value = self._wrapped(join(self.get(), more))
        return self.get()

    def getAndAccumulate(self, more: int, accumulator: Any) -> int:
        join, before = function("getAndAccumulate", f"{self._of.capitalize()}BinaryOperator", accumulator, 2), self.get()
        self._value = self._wrapped(join(before, more))
        return before

    def intValue(self) -> int:
        return wrap32(self._value)

    def longValue(self) -> int:
        return java_long(self._value)

    def doubleValue(self) -> float:
        return float(self._value)

    def floatValue(self) -> float:
        return to_float(float(self._value))


@java_class("java.util.concurrent.atomic.AtomicInteger")
class AtomicInteger(_AtomicNumber):
    """32 bits."""

    _of, _bits = "int", 32

    @constructor_takes("", "int")
    def __init__(self, value: int = 0) -> None:
        self._value = value


@java_class("java.util.concurrent.atomic.AtomicLong")
class AtomicLong(_AtomicNumber):
    """64 bits."""

    _of, _bits = "long", 64

    @constructor_takes("", "long")
    def __init__(self, value: int = 0) -> None:
        self._value = value
