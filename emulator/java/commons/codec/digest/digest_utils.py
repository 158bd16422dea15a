"""org.apache.commons.codec.digest.DigestUtils (1.15): a method for each hash, plain and in hexadecimal."""

from __future__ import annotations

from array import array
from typing import Any, Dict

from ....io.streams import drain, to_java_bytes
from ....lang.object import JavaObject
from ....lang.signature import constructor_takes, static_takes, takes
from ....lang.text import utf8
from ....lang.throwable import IllegalArgumentException, NullPointerException
from ....registry import java_class
from ....security.exceptions import NoSuchAlgorithmException
from ....security.message_digest import CloneableDelegate, MessageDigest, new_hash

_INPUTS = ("String", "byte[]", "java.io.InputStream")
_METHODS: Dict[str, str] = {
    "md5": "MD5", "sha": "SHA-1", "sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512",
    "sha512_224": "SHA-512/224", "sha512_256": "SHA-512/256", "sha3_224": "SHA3-224", "sha3_256": "SHA3-256", "sha3_384": "SHA3-384",
    "sha3_512": "SHA3-512",
}  # fmt: skip


def _digest(algorithm: str, data: Any) -> bytes:
    if data is None:
        raise NullPointerException('Cannot read the array length because "input" is null')
    raw = data if isinstance(data, bytes) else utf8(data) if isinstance(data, str) else drain(data)
    matches = new_hash(algorithm)
    matches.update(raw)
    result: bytes = matches.digest()
    return result


@java_class("org.apache.commons.codec.digest.DigestUtils")
class DigestUtils(JavaObject):
    """Static, or made for one algorithm."""

    @constructor_takes("", "String", "java.security.MessageDigest")
    def __init__(self, algorithm: Any = None) -> None:
        if isinstance(algorithm, str):
            self._algorithm = DigestUtils.getDigest(algorithm)._algorithm
        else:
            self._algorithm = algorithm._algorithm if algorithm is not None else ""

    @takes(*_INPUTS)
    def digest(self, data: Any) -> array[int]:
        return to_java_bytes(_digest(self._algorithm, data))

    @takes(*_INPUTS)
    def digestAsHex(self, data: Any) -> str:
        return _digest(self._algorithm, data).hex()

    @staticmethod
    @static_takes("String")
    def getDigest(algorithm: str) -> MessageDigest:
        try:
            return CloneableDelegate(algorithm)
        except NoSuchAlgorithmException as error:
            raise IllegalArgumentException(error.toString(), error)


def _install(name: str, algorithm: str) -> None:
    def raw(data: Any) -> array[int]:
        return to_java_bytes(_digest(algorithm, data))

    def hexadecimal(data: Any) -> str:
        return _digest(algorithm, data).hex()

    raw.__name__, hexadecimal.__name__ = name, name + "Hex"
    setattr(DigestUtils, name, staticmethod(static_takes(*_INPUTS)(raw)))
    setattr(DigestUtils, name + "Hex", staticmethod(static_takes(*_INPUTS)(hexadecimal)))


for _name, _algorithm in _METHODS.items():
    _install(_name, _algorithm)
for _name, _algorithm in {"Md5": "MD5", "Sha1": "SHA-1", "Sha256": "SHA-256", "Sha384": "SHA-384", "Sha512": "SHA-512"}.items():
    setattr(DigestUtils, f"get{_name}Digest", staticmethod(lambda algorithm=_algorithm: DigestUtils.getDigest(algorithm)))
