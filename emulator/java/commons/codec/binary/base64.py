"""org.apache.commons.codec.binary.Base64 (1.15): decoding passes over what is no letter and takes both alphabets."""

from __future__ import annotations

import base64
from array import array
from typing import Any

from ....io.streams import to_java_bytes
from ....lang.object import JavaObject
from ....lang.signature import static_takes, takes
from ....lang.text import utf8
from ....registry import java_class

_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
_INPUTS = ("byte[]", "String")


def _decoded(data: Any) -> Any:
    if data is None:
        return None
    raw = utf8(data) if isinstance(data, str) else data
    letters = bytes(byte for byte in raw.partition(b"=")[0] if byte in _LETTERS).translate(bytes.maketrans(b"-_", b"+/"))
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return to_java_bytes(base64.b64decode(letters + b"=" * (-len(letters) % 4)))


def _text(data: Any, url: bool = False) -> Any:
    if data is None:
        return None
    coded = base64.urlsafe_b64encode(data).rstrip(b"=") if url else base64.b64encode(data)
    return coded.decode("ascii")


@java_class("org.apache.commons.codec.binary.Base64")
class Base64(JavaObject):
    """Static, or made without arguments."""

    def __init__(self, *line: Any) -> None:
        if line:
            from .....base.errors import NotEmulated

            raise NotEmulated("org.apache.commons.codec.binary.Base64 with arguments", "", "use its static methods")

    @staticmethod
    @static_takes("byte[]")
    def encodeBase64String(data: Any) -> Any:
        return _text(data)

    @staticmethod
    @static_takes("byte[]")
    def encodeBase64URLSafeString(data: Any) -> Any:
        return _text(data, url=True)

    @staticmethod
    @static_takes("byte[]")
    def encodeBase64(data: Any) -> Any:
        return None if data is None else to_java_bytes(base64.b64encode(data))

    @staticmethod
    @static_takes(*_INPUTS)
    def decodeBase64(data: Any) -> Any:
        return _decoded(data)

    @staticmethod
    @static_takes("byte", *_INPUTS)
    def isBase64(data: Any) -> bool:
        raw = utf8(data) if isinstance(data, str) else data
        return all(byte in _LETTERS or byte in b"= \t\r\n" for byte in raw)

    @takes("byte[]")
    def encodeToString(self, data: Any) -> Any:
        return _text(data)

    @takes("byte[]")
    def encodeAsString(self, data: Any) -> Any:
        return _text(data)

    @takes("byte[]")
    def encode(self, data: Any) -> array[int]:
        return to_java_bytes(base64.b64encode(data))

    @takes(*_INPUTS)
    def decode(self, data: Any) -> Any:
        return _decoded(data)
