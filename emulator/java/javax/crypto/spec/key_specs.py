"""javax.crypto.spec.PBEKeySpec, DESKeySpec and DESedeKeySpec."""

from __future__ import annotations

from array import array
from typing import Any, Optional

from ....io.streams import to_java_bytes
from ....lang.overloads import NO
from ....lang.signature import constructor_takes, conversion
from ....lang.throwable import IllegalArgumentException, NullPointerException
from ....registry import java_class
from ....security.exceptions import InvalidKeyException
from ....security.spec.key_spec import KeySpec

_CHARS = "char[]"


@java_class("javax.crypto.spec.PBEKeySpec")
class PBEKeySpec(KeySpec):
    """A password, and, where a key is derived from it, a salt, how often, and how many bits."""

    def __init__(self, password: Any, *more: Any) -> None:
        characters = password if isinstance(password, str) else conversion(_CHARS)(password)
        if characters is NO:
            raise TypeError(f"{self.java_name}(): 1st arg can't be coerced to {_CHARS}")
        self._password = characters or ""
        self._salt: Optional[bytes] = None
        self._count = self._bits = 0
        if more:
            self._derive(*more)

    @constructor_takes("byte[], int", "byte[], int, int")
    def _derive(self, salt: Optional[bytes], count: int, *bits: int) -> None:
        if salt is None:
            raise NullPointerException("the salt parameter must be non-null")
        if not salt:
            raise IllegalArgumentException("the salt parameter must not be empty")
        if count <= 0:
            raise IllegalArgumentException("invalid iterationCount value")
        if bits and bits[0] <= 0:
            raise IllegalArgumentException("invalid keyLength value")
        self._salt, self._count, self._bits = salt, count, bits[0] if bits else 0

    def getSalt(self) -> Optional[array[int]]:
        return None if self._salt is None else to_java_bytes(self._salt)

    def getIterationCount(self) -> int:
        return self._count

    def getKeyLength(self) -> int:
        return self._bits

    def clearPassword(self) -> None:
        self._password = ""


class _DesSpec(KeySpec):
    _size = 8

    @constructor_takes("byte[]", "byte[], int")
    def __init__(self, key: bytes, start: int = 0) -> None:
        if len(key) - start < self._size:
            raise InvalidKeyException("Wrong key size")
        self._key = key[start : start + self._size]

    def getKey(self) -> array[int]:
        return to_java_bytes(self._key)


@java_class("javax.crypto.spec.DESKeySpec")
class DESKeySpec(_DesSpec):
    """The first 8 bytes."""


@java_class("javax.crypto.spec.DESedeKeySpec")
class DESedeKeySpec(_DesSpec):
    """The first 24 bytes."""

    _size = 24
