"""java.net.URLEncoder and URLDecoder: the form encoding (a space is a plus sign)."""

from __future__ import annotations

import re
from typing import Any, Optional

from ..io.exceptions import UnsupportedEncodingException
from ..lang.object import JavaObject
from ..lang.throwable import IllegalArgumentException
from ..nio.charset.charsets import Charset, charset, decode, encode
from ..nio.charset.exceptions import UnsupportedCharsetException
from ..registry import java_class

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_")
_INCOMPLETE = "URLDecoder: Incomplete trailing escape (%) pattern"
_ILLEGAL = "URLDecoder: Illegal hex characters in escape (%) pattern - "
_HEX = frozenset("0123456789abcdefABCDEF")


@java_class("java.net.URLEncoder")
class URLEncoder(JavaObject):
    """URLEncoder.encode(text, charset)."""

    @staticmethod
    def encode(text: str, of: Any = "UTF-8") -> str:
        charset = _charset(of)
        return "".join(char if char in _PLAIN else "+" if char == " " else _escaped(encode(char, charset)) for char in text)


@java_class("java.net.URLDecoder")
class URLDecoder(JavaObject):
    """URLDecoder.decode(text, charset)."""

    @staticmethod
    def decode(text: str, of: Any = "UTF-8") -> str:
        """Decoded; IllegalArgumentException for a broken escape."""
        charset = _charset(of)

        def run(match: re.Match[str]) -> str:
            return " " if match.group(0) == "+" else decode(_unescaped(match.group(0)), charset)

        return re.sub(r"\+|(?:%.{0,2})+", run, text, flags=re.DOTALL)


def _escaped(data: bytes) -> str:
    return "".join(f"%{one:02X}" for one in data)


def _unescaped(text: str) -> bytes:
    data = bytearray()
    for at in range(0, len(text), 3):
        digits = text[at + 1 : at + 3]
        if len(digits) < 2:
            raise IllegalArgumentException(_INCOMPLETE)
        data.append(_byte(digits))
    return bytes(data)


def _byte(digits: str) -> int:
    # URLDecoder.decode hands both characters to Integer.parseInt, which takes a sign.
    plain = digits[1:] if digits[0] in "+-" else digits
    wrong = [index for index, char in enumerate(digits) if char not in _HEX and not (index == 0 and char in "+-")]
    if wrong or not plain:
        raise IllegalArgumentException(_ILLEGAL + f'Error at index {wrong[0] if wrong else 0} in: "{digits}"')
    if digits[0] == "-" and int(plain, 16):
        raise IllegalArgumentException(_ILLEGAL + "negative value")
    return int(plain, 16)


def _charset(of: Optional[Any]) -> Charset:
    try:
        return charset(of)
    except UnsupportedCharsetException:
        raise UnsupportedEncodingException(str(of))
