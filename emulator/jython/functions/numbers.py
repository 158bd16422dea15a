"""Built-in functions of numbers and of the codes of characters: ``round``, ``pow``, ``hex``, ``ord``."""

from __future__ import annotations

import builtins as host
import math
from typing import Any

from ...java.lang.object import is_java_value, unboxed
from ..objects.arithmetic import power
from ..objects.bytestring import ByteString
from ..objects.integers import Long, is_long
from ..objects.later import later
from ..objects.old_classes import OldInstance


def _round(number: Any, ndigits: int = 0) -> float:
    """Half away from zero, always a float."""
    import decimal

    if not hasattr(type(ndigits), "__index__"):
        raise TypeError(f"'{later.type_name(ndigits)}' object cannot be interpreted as an index")
    if isinstance(number, complex):
        raise TypeError(ByteString("can't convert complex to float; use e.g. abs(z)"))
    if isinstance(number, str) or not hasattr(type(number), "__float__"):
        raise TypeError("a float is required")
    value = float(number)
    if value != value or value in (0.0, float("inf"), float("-inf")):
        return value
    if 3.3219 * int(ndigits) < -(math.frexp(value)[1] + 1):
        return math.copysign(0.0, value)  # ExtraMath.round: so small that nothing is worked out, and the zero keeps its sign
    exact = decimal.Decimal(value)
    places = min(int(ndigits), 400)
    with decimal.localcontext() as context:
        context.prec = 800
        return float(exact.quantize(decimal.Decimal(1).scaleb(-places), rounding=decimal.ROUND_HALF_UP)) + 0.0


def _chr(code: Any) -> ByteString:
    code = unboxed(code) if is_java_value(code) and code._primitive == "int" else code
    if not hasattr(type(code), "__index__") or is_long(code) and not -(2**31) <= code < 2**31:
        raise TypeError("chr(): 1st arg can't be coerced to int")
    if not 0 <= code < 256:
        raise ValueError("chr() arg not in range(256)")
    return ByteString(host.chr(code))


def _unichr(code: Any, *other: Any) -> Any:
    if other:  # BuiltinFunctions.__call__ with two arguments: the number of unichr is the one of cmp there
        from ..objects.ordering import compare

        return compare(code, *other)
    if isinstance(code, (float, complex)):
        from ..objects.literals import whole_number

        code = whole_number("long", code)
    if not hasattr(type(code), "__index__"):
        raise TypeError(ByteString("an integer is required"))
    if not -(2**63) <= code < 2**63:
        raise OverflowError(ByteString("long too big to convert"))
    if not -(2**31) <= code < 2**31:
        raise OverflowError(ByteString(f"signed integer is {'less than minimum' if code < 0 else 'greater than maximum'}"))
    if 0xD800 <= code < 0xE000:
        range_ = "(0xD800, 0xDFFF) (Jython UTF-16 encoding)"
        raise ValueError(ByteString(f"unichr() arg is a lone surrogate in range {range_}"))
    return host.chr(code)


def _cmp(left: Any, *right: Any) -> Any:
    return _unichr(left, *right)  # BuiltinFunctions.__call__: cmp and unichr have one number there


def _bin(value: Any) -> ByteString:
    if not hasattr(type(value), "__index__"):
        raise TypeError(ByteString(f"'{later.type_name(value)}' object cannot be interpreted as an index"))
    return ByteString(host.bin(value))


def _pow(*arguments: Any) -> Any:
    if not 2 <= len(arguments) <= 3:
        raise TypeError(ByteString(f"pow() takes 2-3 arguments ({len(arguments)} given)"))
    if len(arguments) == 2 or arguments[2] is None:
        return power(*arguments[:2])
    if isinstance(arguments[2], complex):
        raise ValueError(ByteString("complex modulo"))
    if not all(isinstance(argument, (int, float)) for argument in arguments):
        kinds = ", ".join([f"'{later.type_name(argument)}'" for argument in arguments])
        raise TypeError(ByteString(f"unsupported operand type(s) for pow(): {kinds}"))
    if isinstance(arguments[1], int) and arguments[1] < 0:
        if not arguments[0] and isinstance(arguments[0], int):
            power(*[Long(argument) for argument in arguments[:2]] if any(map(is_long, arguments)) else arguments[:2])
        raise TypeError(ByteString("pow() 3rd argument not allowed unless all arguments are integers"))
    result = pow(*arguments)
    return Long(result) if isinstance(result, int) and any(isinstance(argument, Long) for argument in arguments) else result


def _ord(character: Any) -> int:
    if not isinstance(character, (str, bytearray)):
        raise TypeError(f"ord() expected string of length 1, but {later.type_name(character)} found")
    if len(character) != 1:
        raise TypeError(f"ord() expected a character, but string of length {len(character)} found")
    return host.ord(character)


def _hex(value: int) -> ByteString:
    if hasattr(type(value), "__hex__") or isinstance(value, OldInstance):
        return value.__hex__()  # type: ignore[attr-defined,no-any-return]
    if not hasattr(type(value), "__index__"):
        raise TypeError("hex() argument can't be converted to hex")
    return ByteString(host.hex(value) + ("L" if is_long(value) else ""))


def _oct(value: int) -> ByteString:
    if hasattr(type(value), "__oct__") or isinstance(value, OldInstance):
        return value.__oct__()  # type: ignore[attr-defined,no-any-return]
    if not hasattr(type(value), "__index__"):
        raise TypeError("oct() argument can't be converted to oct")
    text = f"{abs(value):o}"
    return ByteString(("-" if value < 0 else "") + ("0" if value else "") + text + ("L" if is_long(value) else ""))


def _coerce(left: Any, right: Any) -> tuple[Any, Any]:
    if type(left) is type(right) and not isinstance(left, int):
        return left, right
    if isinstance(left, float) or isinstance(right, float):
        return float(left), float(right)
    if isinstance(left, int) and isinstance(right, int) and (is_long(left) or is_long(right)):
        return Long(left), Long(right)
    if not (isinstance(left, (int, float, complex)) and isinstance(right, (int, float, complex))):
        raise TypeError("number coercion failed")
    return left, right
