"""javax.crypto.Mac: the Hmac algorithms, over hmac."""

from __future__ import annotations

import hashlib
import hmac
from array import array
from typing import Any, Dict, Optional

from ...io.streams import to_java_bytes
from ...lang.object import JavaObject
from ...lang.signature import static_takes, takes
from ...lang.throwable import IllegalStateException, NullPointerException
from ...registry import java_class
from ...security.exceptions import InvalidKeyException, NoSuchAlgorithmException

_HASHES: Dict[str, str] = {
    "HMACMD5": "md5", "HMACSHA1": "sha1", "HMACSHA224": "sha224", "HMACSHA256": "sha256", "HMACSHA384": "sha384", "HMACSHA512": "sha512",
}  # fmt: skip


@java_class("javax.crypto.Mac")
class Mac(JavaObject):
    """``getInstance`` makes one; ``init`` gives it a key; ``doFinal`` begins anew with the same."""

    def __init__(self, algorithm: str, hash_name: str) -> None:
        self._algorithm, self._hash_name = algorithm, hash_name
        self._key: Optional[bytes] = None
        self._data = b""

    @staticmethod
    @static_takes("String", "String, String")
    def getInstance(algorithm: str, provider: Any = None) -> Mac:
        if algorithm is None:
            raise NullPointerException("null algorithm name")
        if algorithm.upper() not in _HASHES:
            raise NoSuchAlgorithmException(f"Algorithm {algorithm} not available")
        return Mac(algorithm, _HASHES[algorithm.upper()])

    @takes("java.security.Key")
    def init(self, key: Any) -> None:
        if key is None:
            raise InvalidKeyException("No installed provider supports this key: (null)")
        self._key, self._data = key.getEncoded().tobytes(), b""

    @takes("byte", "byte[]", "java.nio.ByteBuffer", "byte[], int, int")
    def update(self, data: Any, *bounds: int) -> None:
        self._ready()
        if data is not None:
            raw = bytes([data & 0xFF]) if isinstance(data, int) else data
            self._data += raw[bounds[0] : sum(bounds)] if bounds else raw

    @takes("", "byte[]")
    def doFinal(self, data: Optional[bytes] = None) -> array[int]:
        """The code of all that was given."""
        key = self._ready()
        result = hmac.new(key, self._data + (data or b""), self._hash_name).digest()
        self._data = b""
        return to_java_bytes(result)

    def reset(self) -> None:
        self._data = b""

    def getAlgorithm(self) -> str:
        return self._algorithm

    def getMacLength(self) -> int:
        """In bytes."""
        return hashlib.new(self._hash_name).digest_size

    def _ready(self) -> bytes:
        if self._key is None:
            raise IllegalStateException("MAC not initialized")
        return self._key
