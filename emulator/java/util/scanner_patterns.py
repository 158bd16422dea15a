"""What java.util.Scanner takes for a number, a boolean and a line in Locale.US (buildIntegerPatternString and its neighbours)."""

from __future__ import annotations

import re
from functools import lru_cache

LINE_END = re.compile("\r\n|[\n\r\u2028\u2029\x85]")
LINE = re.compile("([^\n\r\u2028\u2029\x85]*)(?:\r\n|[\n\r\u2028\u2029\x85]|\\Z)")
BOOLEAN = re.compile("true|false", re.IGNORECASE)

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMERAL = r"(?:\d+|[1-9]\d?\d?(?:,\d\d\d)+)"
_PLAIN = rf"[-+]?(?:{_NUMERAL}(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"

DECIMAL = re.compile(_PLAIN, re.ASCII)
DOUBLE = re.compile(rf"{_PLAIN}|[-+]?0[xX][0-9a-fA-F]*\.[0-9a-fA-F]+(?:[pP][-+]?\d+)?|[-+]?(?:NaN|Infinity)", re.ASCII)


@lru_cache(maxsize=64)
def whole_number(radix: int) -> re.Pattern[str]:
    """Digits of a radix, with commas before each three."""
    digit, first = f"[{_DIGITS[:radix]}]", f"[{_DIGITS[1:radix]}]"
    return re.compile(f"[-+]?(?:{digit}+|{first}{digit}?{digit}?(?:,{digit}{{3}})+)", re.IGNORECASE | re.ASCII)
