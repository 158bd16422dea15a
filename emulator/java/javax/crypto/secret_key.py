"""javax.crypto.SecretKey, and a key of bytes."""

from __future__ import annotations

from array import array

from ...io.streams import to_java_bytes
from ...registry import java_class
from ...security.key import Key


@java_class("javax.crypto.SecretKey")
class SecretKey(Key):
    """A symmetric key."""


class RawKey(SecretKey):
    """A secret key of bytes; a subclass sets them, and what they are for."""

    _algorithm: str
    _key: bytes

    def getAlgorithm(self) -> str:
        return self._algorithm

    def getFormat(self) -> str:
        return "RAW"

    def getEncoded(self) -> array[int]:
        return to_java_bytes(self._key)
