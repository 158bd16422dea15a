"""javax.crypto.spec.SecretKeySpec."""

from __future__ import annotations

from array import array
from typing import Any, Optional

from ....io.streams import to_java_bytes
from ....lang.signature import constructor_takes
from ....lang.throwable import IllegalArgumentException
from ....registry import java_class
from ....security.key import Key


@java_class("javax.crypto.spec.SecretKeySpec")
class SecretKeySpec(Key):
    """The bytes of a key, and what it is for."""

    @constructor_takes("byte[], String", "byte[], int, int, String")
    def __init__(self, key: Optional[bytes], *more: Any) -> None:
        algorithm = more[-1]
        if key is None or algorithm is None:
            raise IllegalArgumentException("Missing argument")
        if not key:
            raise IllegalArgumentException("Empty key")
        start, length = (more[0], more[1]) if len(more) == 3 else (0, len(key))
        self._key, self._algorithm = key[start : start + length], str(algorithm)

    def getAlgorithm(self) -> str:
        return self._algorithm

    def getFormat(self) -> str:
        return "RAW"

    def getEncoded(self) -> array[int]:
        return to_java_bytes(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretKeySpec) and (other._key, other._algorithm.lower()) == (self._key, self._algorithm.lower())

    def __hash__(self) -> int:
        return hash(self._key)
