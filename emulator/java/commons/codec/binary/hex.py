"""org.apache.commons.codec.binary.Hex (1.15)."""

from __future__ import annotations

from array import array
from typing import Any

from ....io.streams import to_java_bytes
from ....lang.object import JavaObject
from ....lang.signature import static_takes
from ....lang.throwable import NullPointerException
from ....registry import java_class
from ..exceptions import DecoderException


@java_class("org.apache.commons.codec.binary.Hex")
class Hex(JavaObject):
    """Static helpers."""

    @staticmethod
    @static_takes("byte[]", "byte[], boolean")
    def encodeHexString(data: Any, lower: bool = True) -> str:
        if data is None:
            raise NullPointerException('Cannot read the array length because "data" is null')
        return data.hex() if lower else data.hex().upper()  # type: ignore[no-any-return]

    @staticmethod
    @static_takes("String")
    def decodeHex(text: str) -> array[int]:
        if len(text) % 2:
            raise DecoderException("Odd number of characters.")
        for index, char in enumerate(text):
            if char not in "0123456789abcdefABCDEF":
                raise DecoderException(f"Illegal hexadecimal character {char} at index {index}")
        return to_java_bytes(bytes.fromhex(text))
