"""java.security.MessageDigest, over hashlib. Left out: MD2 and providers."""

from __future__ import annotations

import hashlib
from array import array
from typing import Any, Dict

from ...base.errors import NotEmulated
from ..io.streams import to_java_bytes
from ..lang.object import JavaObject
from ..lang.signature import static_takes, takes
from ..lang.throwable import NullPointerException
from ..registry import java_class
from .exceptions import NoSuchAlgorithmException

_NO_INPUT = 'Cannot read the array length because "input" is null'
HASHES: Dict[str, str] = {  # Java's names, upper case → hashlib's
    "MD5": "md5", "SHA": "sha1", "SHA1": "sha1", "SHA-1": "sha1", "SHA-224": "sha224", "SHA-256": "sha256", "SHA-384": "sha384",
    "SHA-512": "sha512", "SHA-512/224": "sha512_224", "SHA-512/256": "sha512_256",
    "SHA3-224": "sha3_224", "SHA3-256": "sha3_256", "SHA3-384": "sha3_384", "SHA3-512": "sha3_512",
}  # fmt: skip


def new_hash(algorithm: str) -> Any:
    """A hash of hashlib by Java's name; NoSuchAlgorithmException."""
    if algorithm.upper() == "MD2":
        raise NotEmulated("MessageDigest MD2")
    name = HASHES.get(algorithm.upper())
    if name is None:
        raise NoSuchAlgorithmException(f"{algorithm} MessageDigest not available")
    try:
        return hashlib.new(name)
    except ValueError:
        raise NotEmulated(f"MessageDigest {algorithm}", "", "this Python's OpenSSL has no such hash")


@java_class("java.security.MessageDigest")
class MessageDigest(JavaObject):
    """``getInstance`` makes one; ``digest`` begins anew."""

    def __init__(self, algorithm: str) -> None:
        self._algorithm, self._hash, self._begun = algorithm, new_hash(algorithm), False

    @staticmethod
    @static_takes("String", "String, String")
    def getInstance(algorithm: str, provider: Any = None) -> MessageDigest:
        if algorithm is None:
            raise NullPointerException("null algorithm name")
        return CloneableDelegate(algorithm)

    @staticmethod
    @static_takes("byte[], byte[]")
    def isEqual(first: bytes, second: bytes) -> bool:
        return first == second

    @takes("byte", "byte[]", "java.nio.ByteBuffer", "byte[], int, int")
    def update(self, data: Any, *bounds: int) -> None:
        if data is None:
            raise NullPointerException(_NO_INPUT)
        raw = bytes([data & 0xFF]) if isinstance(data, int) else data
        self._hash.update(raw[bounds[0] : sum(bounds)] if bounds else raw)
        self._begun = True

    @takes("", "byte[]", "byte[], int, int")
    def digest(self, *data: Any) -> array[int]:
        """The hash of all that was given, then of nothing."""
        if len(data) == 3:
            raise NotEmulated("MessageDigest.digest(byte[], int, int)")
        if data:
            if data[0] is None:
                raise NullPointerException(_NO_INPUT)
            self._hash.update(data[0])
        result: bytes = self._hash.digest()
        self.reset()
        return to_java_bytes(result)

    def reset(self) -> None:
        self._hash, self._begun = new_hash(self._algorithm), False

    def getAlgorithm(self) -> str:
        return self._algorithm

    def getDigestLength(self) -> int:
        """In bytes."""
        return int(self._hash.digest_size)

    def toString(self) -> str:
        return f"{self._algorithm} Message Digest from SUN, <{'in progress' if self._begun else 'initialized'}>\n"


@java_class("java.security.MessageDigest$Delegate$CloneableDelegate")
class CloneableDelegate(MessageDigest):
    """What getInstance gives."""
