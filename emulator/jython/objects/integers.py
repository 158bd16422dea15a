"""Python 2's whole numbers, ``int`` of 32 bits and ``long``, and what they are as indexes.

A ``Long`` is an int that says so (a Java long handed back, ``5L``); an int outside 32 bits is a long too, whatever its class.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Callable

from ...java.lang.long_value import use_for_longs
from .bytestring import ByteString
from .later import later
from .old_classes import lacks

LOWEST, HIGHEST = -(2**31), 2**31 - 1
_KEEP = (
    "__add__",
    "__radd__",
    "__sub__",
    "__rsub__",
    "__mul__",
    "__rmul__",
    "__floordiv__",
    "__rfloordiv__",
    "__mod__",
    "__rmod__",
    "__neg__",
    "__pos__",
    "__abs__",
    "__invert__",
    "__and__",
    "__rand__",
    "__or__",
    "__ror__",
    "__xor__",
    "__rxor__",
    "__lshift__",
    "__rlshift__",
    "__rshift__",
    "__rrshift__",
    "__pow__",
    "__rpow__",
)


class Long(int):
    """An int of the type ``long``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return int.__repr__(self) + "L"

    def __str__(self) -> str:
        return int.__repr__(self)

    def conjugate(self) -> Long:
        """Itself."""
        return self

    real = numerator = property(conjugate)
    imag = property(lambda self: Long(0))
    denominator = property(lambda self: Long(1))


def _kept(name: str) -> Callable[..., Any]:
    method = getattr(int, name)

    def call(self: Long, *arguments: Any) -> Any:
        try:
            result = method(self, *arguments)
        except ZeroDivisionError:
            raise long_by_zero() from None
        if result is NotImplemented and name == "__rsub__":
            raise TypeError(ByteString("xxx"))  # PyLong.coerce; the other operators ask canCoerce first
        return Long(result) if type(result) is int else result

    call.__name__ = name
    return call


for _name in _KEEP:
    setattr(Long, _name, _kept(_name))
Long.__name__ = Long.__qualname__ = "long"
use_for_longs(Long)


def is_long(value: Any) -> bool:
    """Is an int a ``long`` to Jython?"""
    return isinstance(value, Long) or not LOWEST <= value <= HIGHEST


def long_by_zero() -> ZeroDivisionError:
    return ZeroDivisionError(ByteString("long division or modulo"))


def item(container: Any, key: Any) -> Any:
    """``container[key]``: the error of an index names it."""
    try:
        return container[key]
    except KeyError as error:
        if key is None and error.args == (None,) and type(error) is KeyError:
            raise KeyError() from None  # Py.KeyError(None) has no arguments
        raise
    except IndexError:
        if not isinstance(key, int) or not _indexed(container):
            raise
        if not LOWEST <= key <= HIGHEST:
            raise _beyond_int() from None
        raise IndexError(ByteString(f"index out of range: {key!r}")) from None
    except TypeError:
        if isinstance(container, BaseException) and not hasattr(container, "__getitem__"):
            return item(container.args, key)
        if lacks(container, "__getitem__"):
            return container.__getitem__(key)  # which PyInstance asks of the instance
        raise


def _indexed(container: Any) -> bool:
    return isinstance(container, (list, tuple, str, bytearray)) or type(container).__name__ == "deque"


def delete_item(container: Any, key: Any) -> None:
    """``del container[key]``."""
    if type(container) in _SEQUENCES and type(key) is not slice:
        refuse_index(container, key)
        raise TypeError(ByteString(f"'{later.type_name(container)}' object does not support item deletion"))
    if isinstance(container, _CHANGEABLE) and isinstance(key, int) and not LOWEST <= key <= HIGHEST:
        raise _beyond_int()
    if lacks(container, "__delitem__"):
        container.__delitem__(key)
    else:
        try:
            del container[key]
        except KeyError:
            if getattr(type(container), "__delitem__", None) is not OrderedDict.__delitem__:
                raise
            raise later.key_missing(key) from None


def _beyond_int() -> IndexError:
    return IndexError(ByteString("cannot fit 'long' into an index-sized integer"))


def refuse_index(container: Any, key: Any) -> None:
    """SequenceIndexDelegate.checkIdx, which comes before the words of what cannot change."""
    if not hasattr(type(key), "__index__"):
        raise TypeError(ByteString(f"{later.type_name(container)} indices must be integers"))
    if not LOWEST <= key <= HIGHEST:
        raise _beyond_int()
    if not -len(container) <= key < len(container):
        raise IndexError(ByteString(f"{later.type_name(container)} assignment index out of range"))


_SEQUENCES = (str, ByteString, tuple)
_CHANGEABLE = (list, bytearray)
later.give(refuse_index)


def float_text(value: float) -> str:
    """``str(float)``: twelve digits, an exponent from 1e11 on."""
    text = f"{value:.12g}"
    digits = text.lstrip("-").partition(".")[0]
    if len(digits) == 12 and digits.isdigit():
        mantissa, _, exponent = f"{value:.11e}".partition("e")
        text = f"{mantissa.rstrip('0').rstrip('.')}e{exponent}"
    return text + ".0" if text.lstrip("-").isdigit() else text


def float_repr(value: float) -> str:
    """``repr(float)``."""
    return float.__repr__(value) if abs(value) != 5e-324 else f"{'-' * (value < 0)}4.9e-324"  # Double.toString keeps two digits
