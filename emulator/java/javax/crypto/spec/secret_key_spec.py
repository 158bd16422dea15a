"""javax.crypto.spec.SecretKeySpec."""

from __future__ import annotations

from typing import Any, Optional

from ....io.streams import to_java_bytes
from ....lang.numbers import wrap32
from ....lang.signature import constructor_takes
from ....lang.throwable import IllegalArgumentException
from ....registry import java_class
from ....util.hashing import string_hash
from ..secret_key import RawKey
from .parameter_specs import cut


@java_class("javax.crypto.spec.SecretKeySpec")
class SecretKeySpec(RawKey):
    """The bytes of a key, and what it is for."""

    @constructor_takes("byte[], String", "byte[], int, int, String")
    def __init__(self, key: Optional[bytes], *more: Any) -> None:
        algorithm = more[-1]
        if key is None or algorithm is None:
            raise IllegalArgumentException("Missing argument")
        if not key:
            raise IllegalArgumentException("Empty key")
        self._key, self._algorithm = cut(key, more[:-1], "Invalid offset/length combination"), str(algorithm)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretKeySpec) and (other._key, other._algorithm.lower()) == (self._key, self._algorithm.lower())

    def hashCode(self) -> int:
        weighed = sum(place * byte for place, byte in enumerate(to_java_bytes(self._key)))
        name = self._algorithm.lower()
        return wrap32(weighed ^ string_hash("desede" if name == "tripledes" else name))

    def __hash__(self) -> int:
        return hash(self._key)
