"""java.util.Base64."""

from __future__ import annotations

import base64
from array import array
from typing import Any, List, NoReturn, Optional

from ..io.streams import to_java_bytes
from ..lang.object import JavaObject
from ..lang.signature import static_takes, takes
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..registry import java_class

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


@java_class("java.util.Base64$Encoder")
class Encoder(JavaObject):
    """Basic, URL safe, or in lines (MIME)."""

    def __init__(self, url: bool = False, line: int = 0, separator: bytes = b"\r\n", padding: bool = True) -> None:
        self._url, self._line, self._separator, self._padding = url, line, separator, padding

    def _coded(self, data: Optional[bytes]) -> bytes:
        if data is None:
            raise NullPointerException('Cannot read the array length because "src" is null')
        coded = base64.urlsafe_b64encode(data) if self._url else base64.b64encode(data)
        coded = coded if self._padding else coded.rstrip(b"=")
        if self._line:
            coded = self._separator.join(coded[at : at + self._line] for at in range(0, len(coded), self._line))
        return coded

    @takes("byte[]", "java.nio.ByteBuffer", "byte[], byte[]")
    def encode(self, data: Optional[bytes]) -> array[int]:
        return to_java_bytes(self._coded(data))

    @takes("byte[]")
    def encodeToString(self, data: Optional[bytes]) -> str:
        return self._coded(data).decode("ascii")

    def withoutPadding(self) -> Encoder:
        """The same without equals signs at the end."""
        return Encoder(self._url, self._line, self._separator, False)


@java_class("java.util.Base64$Decoder")
class Decoder(JavaObject):
    """Base64.Decoder.decode0: a MIME one passes over what is no letter."""

    def __init__(self, url: bool = False, mime: bool = False) -> None:
        letters = _LETTERS + ("-_" if url else "+/")
        self._values = {ord(letter): value for value, letter in enumerate(letters)}
        self._mime = mime

    @takes("byte[]", "String", "java.nio.ByteBuffer", "byte[], byte[]")
    def decode(self, data: Any) -> array[int]:
        """The bytes; IllegalArgumentException when it is not Base64."""
        if data is None:
            raise NullPointerException('Cannot invoke "String.getBytes(java.nio.charset.Charset)" because "src" is null')
        raw = data.encode("latin-1", "replace") if isinstance(data, str) else data
        if len(raw) == 1 and not (self._mime):
            _refuse("Input byte[] should at least have 2 bytes for base64 bytes")
        return to_java_bytes(self._decoded(raw))

    def _decoded(self, raw: bytes) -> bytes:
        quartet: List[int] = []
        result, place = bytearray(), 0
        while place < len(raw):
            byte = raw[place]
            place += 1
            if byte == 61:
                place = self._after_padding(raw, place, len(quartet))
                break
            value = self._values.get(byte)
            if value is None:
                if not self._mime:
                    _refuse(f"Illegal base64 character {byte:x}")
                continue
            quartet.append(value)
            if len(quartet) == 4:
                result += _joined(quartet)
                quartet = []
        if len(quartet) == 1:
            _refuse("Last unit does not have enough valid bits")
        result += _joined(quartet)[: max(len(quartet) - 1, 0)]
        while place < len(raw):
            if not (self._mime and raw[place] not in self._values):
                _refuse(f"Input byte array has incorrect ending byte at {place}")
            place += 1
        return bytes(result)

    def _after_padding(self, raw: bytes, place: int, count: int) -> int:
        """Behind the first equals sign, with ``count`` letters of the last unit read: where the text must end."""
        if count == 2:
            if place == len(raw) or raw[place] != 61:
                _refuse("Input byte array has wrong 4-byte ending unit")
            return place + 1
        if count == 0:
            _refuse("Input byte array has wrong 4-byte ending unit")
        return place


def _joined(quartet: List[int]) -> bytes:
    bits = 0
    for value in (quartet + [0] * 4)[:4]:
        bits = bits << 6 | value
    return bits.to_bytes(3, "big")


def _refuse(words: str) -> NoReturn:
    raise IllegalArgumentException(words)


@java_class("java.util.Base64")
class Base64(JavaObject):
    """Makes encoders and decoders."""

    @staticmethod
    @static_takes("")
    def getEncoder() -> Encoder:
        return Encoder()

    @staticmethod
    @static_takes("")
    def getDecoder() -> Decoder:
        return Decoder()

    @staticmethod
    @static_takes("")
    def getUrlEncoder() -> Encoder:
        return Encoder(url=True)

    @staticmethod
    @static_takes("")
    def getUrlDecoder() -> Decoder:
        return Decoder(url=True)

    @staticmethod
    @static_takes("", "int, byte[]")
    def getMimeEncoder(line: int = 76, separator: bytes = b"\r\n") -> Encoder:
        return Encoder(line=line // 4 * 4, separator=separator)

    @staticmethod
    @static_takes("")
    def getMimeDecoder() -> Decoder:
        return Decoder(mime=True)
