"""javax.crypto.SecretKeyFactory: PBKDF2 over hashlib, and DES keys with their parity."""

from __future__ import annotations

import hashlib
from typing import Any, Dict, Optional

from ...lang.object import JavaObject
from ...lang.signature import static_takes, takes
from ...lang.throwable import NullPointerException
from ...registry import java_class
from ...security.exceptions import NoSuchAlgorithmException
from ...security.spec.exceptions import InvalidKeySpecException
from .secret_key import RawKey
from .spec.key_specs import DESedeKeySpec, DESKeySpec, PBEKeySpec

_DERIVED: Dict[str, str] = {f"PBKDF2WithHmacSHA{bits}": f"sha{bits}" for bits in (1, 224, 256, 384, 512)}
_SPECS: Dict[str, Any] = {**dict.fromkeys(_DERIVED, PBEKeySpec), "DES": DESKeySpec, "DESede": DESedeKeySpec, "TripleDES": DESedeKeySpec}
_NAMES = {name.upper(): name for name in _SPECS}


class PBKDF2KeyImpl(RawKey):
    """A key that a factory made."""

    java_name = "com.sun.crypto.provider.PBKDF2KeyImpl"

    def __init__(self, algorithm: str, key: bytes) -> None:
        self._algorithm, self._key = algorithm, key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PBKDF2KeyImpl) and (other._algorithm, other._key) == (self._algorithm, self._key)

    def __hash__(self) -> int:
        return hash(self._key)


@java_class("javax.crypto.SecretKeyFactory")
class SecretKeyFactory(JavaObject):
    """``getInstance`` makes one, ``generateSecret`` a key of a spec."""

    def __init__(self, algorithm: str) -> None:
        self._algorithm = algorithm

    @staticmethod
    @static_takes("String", "String, String")
    def getInstance(algorithm: Optional[str], *provider: str) -> SecretKeyFactory:
        if algorithm is None:
            raise NullPointerException("null algorithm name")
        if algorithm.upper() not in _NAMES:
            raise NoSuchAlgorithmException(f"{algorithm} SecretKeyFactory not available")
        return SecretKeyFactory(algorithm)

    def getAlgorithm(self) -> str:
        return self._algorithm

    @takes("=java.security.spec.KeySpec")
    def generateSecret(self, spec: Any) -> PBKDF2KeyImpl:
        name = _NAMES[self._algorithm.upper()]
        if not isinstance(spec, _SPECS[name]):
            raise InvalidKeySpecException("Invalid key spec" if name in _DERIVED else "Inappropriate key specification")
        if isinstance(spec, PBEKeySpec):
            return PBKDF2KeyImpl(name, _derived(spec, _DERIVED[name]))
        return PBKDF2KeyImpl("DESede" if name == "TripleDES" else name, bytes(map(_odd, spec._key)))


def _derived(spec: PBEKeySpec, hash_name: str) -> bytes:
    if spec._salt is None:
        raise InvalidKeySpecException("Salt not found")
    if not spec._bits:
        raise InvalidKeySpecException("Key length not found")
    size = spec._bits // 8
    return hashlib.pbkdf2_hmac(hash_name, spec._password.encode("utf-8"), spec._salt, spec._count, size) if size else b""


def _odd(byte: int) -> int:
    """With an odd number of bits, by its last."""
    return byte & 0xFE | (bin(byte >> 1).count("1") + 1) % 2
