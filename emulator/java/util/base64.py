"""java.util.Base64."""

from __future__ import annotations

import base64
from array import array
from typing import Any

from ..io.streams import from_java_bytes, is_byte_array, to_java_bytes
from ..lang.object import JavaObject
from ..lang.throwable import IllegalArgumentException
from ..registry import java_class


class _Encoder(JavaObject):
    def __init__(self, url: bool, mime: bool = False, padding: bool = True) -> None:
        self._url, self._mime, self._padding = url, mime, padding

    def _bytes(self, data: Any) -> bytes:
        raw = from_java_bytes(data)
        coded = base64.urlsafe_b64encode(raw) if self._url else base64.b64encode(raw)
        if self._mime:
            coded = b"\r\n".join(coded[at : at + 76] for at in range(0, len(coded), 76))
        return coded if self._padding else coded.rstrip(b"=")

    def encode(self, data: Any) -> array[int]:
        return to_java_bytes(self._bytes(data))

    def encodeToString(self, data: Any) -> str:
        return self._bytes(data).decode("ascii")

    def withoutPadding(self) -> _Encoder:
        """The same without equals signs at the end."""
        return _Encoder(self._url, self._mime, False)


class _Decoder(JavaObject):
    def __init__(self, url: bool, mime: bool = False) -> None:
        self._url, self._mime = url, mime

    def decode(self, data: Any) -> array[int]:
        """Decoded bytes; IllegalArgumentException when it is not Base64."""
        text = from_java_bytes(data).decode("latin-1") if is_byte_array(data) else str(data)
        if self._mime:
            text = "".join(char for char in text if char.isalnum() or char in "+/=")
        alphabet = "-_" if self._url else "+/"
        for char in text:
            if not (char.isascii() and char.isalnum()) and char not in alphabet + "=":
                raise IllegalArgumentException(f"Illegal base64 character {ord(char):x}")
        padded = text.rstrip("=")
        if len(text) == 1 and not self._mime:
            raise IllegalArgumentException("Input byte[] should at least have 2 bytes for base64 bytes")
        inner = text.find("=")
        if 0 <= inner < len(padded):
            raise IllegalArgumentException(f"Input byte array has incorrect ending byte at {inner // 4 * 4 + 4}")
        if len(padded) % 4 == 1 or (text != padded and len(text) % 4):
            raise IllegalArgumentException("Input byte array has wrong 4-byte ending unit")
        padded += "=" * (-len(padded) % 4)
        return to_java_bytes(base64.b64decode(padded, altchars=alphabet.encode()))


@java_class("java.util.Base64")
class Base64:
    """Encoders and decoders."""

    @staticmethod
    def getEncoder() -> _Encoder:
        return _Encoder(False)

    @staticmethod
    def getUrlEncoder() -> _Encoder:
        return _Encoder(True)

    @staticmethod
    def getMimeEncoder() -> _Encoder:
        """Lines of 76 characters."""
        return _Encoder(False, True)

    @staticmethod
    def getDecoder() -> _Decoder:
        """The usual alphabet."""
        return _Decoder(False)

    @staticmethod
    def getUrlDecoder() -> _Decoder:
        return _Decoder(True)

    @staticmethod
    def getMimeDecoder() -> _Decoder:
        """Passes over what is not of the alphabet."""
        return _Decoder(False, True)
