"""javax.crypto.KeyGenerator: random keys."""

from __future__ import annotations

import os
from typing import Any, Dict, Optional, Tuple

from ...lang.object import JavaObject
from ...lang.signature import static_takes, takes
from ...lang.throwable import NullPointerException
from ...registry import java_class
from ...security.exceptions import InvalidParameterException, NoSuchAlgorithmException
from .spec.secret_key_spec import SecretKeySpec

_SIZES: Dict[str, Tuple[int, ...]] = {  # in bits, the first where none is asked for
    "AES": (128, 192, 256), "DES": (64, 56), "DESEDE": (192, 168, 112), "HMACSHA1": (512,), "HMACSHA224": (224,), "HMACSHA256": (256,),
    "HMACSHA384": (384,), "HMACSHA512": (512,), "HMACMD5": (512,),
}  # fmt: skip


@java_class("javax.crypto.KeyGenerator")
class KeyGenerator(JavaObject):
    """``getInstance``, ``init`` with a size in bits, ``generateKey``."""

    def __init__(self, algorithm: str) -> None:
        self._algorithm, self._bits = algorithm, _SIZES[algorithm.upper()][0]

    @staticmethod
    @static_takes("String", "String, String")
    def getInstance(algorithm: Optional[str], *provider: str) -> KeyGenerator:
        if algorithm is None:
            raise NullPointerException("null algorithm name")
        if algorithm.upper() not in _SIZES:
            raise NoSuchAlgorithmException(f"{algorithm} KeyGenerator not available")
        return KeyGenerator(algorithm)

    def getAlgorithm(self) -> str:
        return self._algorithm

    @takes("int", "java.security.SecureRandom", "int, java.security.SecureRandom")
    def init(self, *arguments: Any) -> None:
        bits = next((argument for argument in arguments if isinstance(argument, int)), self._bits)
        if self._algorithm.upper() == "AES" and bits not in _SIZES["AES"]:
            raise InvalidParameterException("Wrong keysize: must be equal to 128, 192 or 256")
        self._bits = bits

    def generateKey(self) -> SecretKeySpec:
        return SecretKeySpec(os.urandom(-(-self._bits // 8)), self._algorithm)
