"""javax.crypto.Cipher as SunJCE of JDK 17 has it: AES, DES and DESede."""

from __future__ import annotations

from array import array
from typing import Any, ClassVar, Optional

from ...io.streams import to_java_bytes
from ...lang.object import JavaObject
from ...lang.signature import static_takes, takes
from ...lang.throwable import IllegalArgumentException, IllegalStateException
from ...registry import java_class
from ...security.exceptions import InvalidKeyException, InvalidParameterException, NoSuchProviderException
from ...security.spec.algorithm_parameter_spec import AlgorithmParameterSpec
from .cipher_work import BlockWork, GcmWork, Work
from .exceptions import ShortBufferException
from .transformations import Algorithm, Transformation, transformation

_SPEC = "java.security.spec.AlgorithmParameterSpec"
_RANDOM = "java.security.SecureRandom"
_KEYED = "int, java.security.Key"
_INIT = (_KEYED, "int, java.security.cert.Certificate", f"{_KEYED}, {_SPEC}", f"{_KEYED}, {_RANDOM}", f"{_KEYED}, {_SPEC}, {_RANDOM}")
_INTO = ("byte[], int, int", "byte[], int, int, =byte[]", "byte[], int, int, =byte[], int")
_KEYS = {"AES": ("AES", "RIJNDAEL"), "DES": ("DES",), "DESede": ("DESEDE", "TRIPLEDES")}  # algorithm → what its keys may be called
_MODES = {1: "encryption", 2: "decryption", 3: "key wrapping", 4: "key unwrapping"}


@java_class("javax.crypto.Cipher")
class Cipher(JavaObject):
    """``getInstance``, ``init``, then ``update`` and ``doFinal``, which begins anew with the same key."""

    ENCRYPT_MODE: ClassVar[int] = 1
    DECRYPT_MODE: ClassVar[int] = 2
    WRAP_MODE: ClassVar[int] = 3
    UNWRAP_MODE: ClassVar[int] = 4
    PUBLIC_KEY: ClassVar[int] = 1
    PRIVATE_KEY: ClassVar[int] = 2
    SECRET_KEY: ClassVar[int] = 3

    def __init__(self, name: str, form: Transformation) -> None:
        self._name, self._form = name, form
        self._mode = 0
        self._work: Optional[Work] = None

    @staticmethod
    @static_takes("String", "String, String")
    def getInstance(name: Optional[str], *provider: Optional[str]) -> Cipher:
        """A provider that is named must be SunJCE."""
        if provider and not provider[0]:
            raise IllegalArgumentException("Missing provider")
        if provider and provider[0] != "SunJCE":
            raise NoSuchProviderException(f"No such provider: {provider[0]}")
        return Cipher(str(name), transformation(name))

    @staticmethod
    def getMaxAllowedKeyLength(name: str) -> int:
        return 0x7FFFFFFF

    @takes(*_INIT)
    def init(self, mode: int, key: Any, *more: Any) -> None:
        if mode not in _MODES:
            raise InvalidParameterException("Invalid operation mode")
        spec = next((each for each in more if isinstance(each, AlgorithmParameterSpec)), None)
        raw = _bytes_of(key, self._form.algorithm)
        self._work = (GcmWork if self._form.mode == "GCM" else BlockWork)(self._form, raw, mode in (1, 3), spec)
        self._mode = mode

    def _ready(self) -> Work:
        if self._work is None:
            raise IllegalStateException("Cipher not initialized")
        if self._mode > 2:
            raise IllegalStateException("Cipher not initialized for encryption/decryption")
        return self._work

    @takes("byte[]", "=java.nio.ByteBuffer, java.nio.ByteBuffer", *_INTO)
    def update(self, data: Optional[bytes], *bounds: Any) -> Any:
        """What of it is encrypted or decrypted by now, or how many bytes of it; null when nothing was given."""
        work = self._ready()
        part = _part(data, bounds)
        if not part:
            return None
        return _delivered(work.update(part), bounds)

    @takes("", "byte[]", "=byte[], int", *_INTO)
    def doFinal(self, *data_and_bounds: Any) -> Any:
        """The rest, with what was given before."""
        work = self._ready()
        if not data_and_bounds:
            return to_java_bytes(work.finish(b""))
        data, *bounds = data_and_bounds
        if len(bounds) == 1:
            return _delivered(work.finish(b""), (0, 0, data, bounds[0]))
        if len(bounds) > 2:
            needed = work.needed(bounds[1])
            if len(bounds[2]) - (bounds[3] if len(bounds) > 3 else 0) < needed:
                raise _short(needed)
        return _delivered(work.finish(_part(data, bounds)), bounds)

    @takes("byte[]", "byte[], int, int")
    def updateAAD(self, data: Optional[bytes], *bounds: int) -> None:
        self._ready().add(_part(data, bounds))

    @takes("java.security.Key")
    def wrap(self, key: Any) -> array[int]:
        if self._work is None or self._mode != 3:
            raise IllegalStateException("Cipher not initialized for wrapping keys")
        return to_java_bytes(self._work.finish(key.getEncoded().tobytes()))

    def getOutputSize(self, size: int) -> int:
        """How many bytes ``doFinal`` may give for so many."""
        return self._ready().needed(size)

    def getIV(self) -> Optional[array[int]]:
        iv = self._work.iv if self._work else None
        return None if iv is None else to_java_bytes(iv)

    def getAlgorithm(self) -> str:
        return self._name

    def getBlockSize(self) -> int:
        """In bytes."""
        return self._form.algorithm.block_size

    def toString(self) -> str:
        return f"Cipher.{self._name}, mode: {_MODES.get(self._mode, 'not initialized')}, algorithm from: SunJCE"


def _part(data: Optional[bytes], bounds: Any) -> bytes:
    if data is None:
        raise IllegalArgumentException("Null input buffer")
    if not bounds:
        return data
    start, length = bounds[:2]
    if start < 0 or length < 0 or start + length > len(data):
        raise IllegalArgumentException("Bad arguments")
    return data[start : start + length]


def _delivered(result: bytes, bounds: Any) -> Any:
    """The bytes, or, where there is an array for them, how many were put in it."""
    if len(bounds) < 3:
        return to_java_bytes(result)
    target, start = bounds[2], bounds[3] if len(bounds) > 3 else 0
    if not isinstance(target, array) or len(target) - start < len(result):
        raise _short(len(result))
    for place, byte in enumerate(to_java_bytes(result)):
        target[start + place] = byte
    return len(result)


def _short(needed: int) -> ShortBufferException:
    return ShortBufferException(f"Output buffer must be (at least) {needed} bytes long")


def _bytes_of(key: Any, algorithm: Algorithm) -> bytes:
    """The bytes of a key of this algorithm; InvalidKeyException."""
    if key is None:
        raise InvalidKeyException("No installed provider supports this key: (null)")
    raw: bytes = key.getEncoded().tobytes()
    if key.getAlgorithm().upper() not in _KEYS[algorithm.name]:
        names = "AES or Rijndael" if algorithm.name == "AES" else algorithm.name
        raise InvalidKeyException(f"Wrong algorithm: {names} required")
    if len(raw) not in algorithm.sizes:
        if algorithm.name != "AES":
            raise InvalidKeyException("Wrong key size")
        if len(algorithm.sizes) == 1:  # AES_128 and its kind
            raise InvalidKeyException(f"The key must be {algorithm.sizes[0]} bytes")
        raise InvalidKeyException(f"Invalid AES key length: {len(raw)} bytes")
    return raw
