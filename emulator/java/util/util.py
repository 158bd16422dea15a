"""java.util: UUID, Base64, Objects, Locale; Date is in ``date_classes``."""

from __future__ import annotations

import base64
import uuid
from array import array
from typing import Any, ClassVar, Optional

from ..io.streams import from_java_bytes, is_byte_array, to_java_bytes
from ..lang.object import JavaObject
from ..lang.throwable import IllegalArgumentException, NullPointerException, NumberFormatException
from ..registry import java_class
from .maps import java_text

_HEX = frozenset("0123456789abcdefABCDEF")


@java_class("java.util.UUID")
class UUID(JavaObject):
    """A uuid."""

    def __init__(self, value: uuid.UUID) -> None:
        self._value = value

    @staticmethod
    def randomUUID() -> UUID:
        """A random one."""
        return UUID(uuid.uuid4())

    @staticmethod
    def fromString(text: str) -> UUID:
        """The one of a text."""
        parts = text.split("-")
        if len(parts) != 5 or any(not part for part in parts):
            raise IllegalArgumentException("Invalid UUID string: " + text)
        for part in parts:
            wrong = [index for index, char in enumerate(part) if char not in _HEX]
            if wrong:
                raise NumberFormatException(f'Error at index {wrong[0]} in: "{part}"')
        widths = (8, 4, 4, 4, 12)
        return UUID(uuid.UUID("".join(part.rjust(width, "0")[-width:] for part, width in zip(parts, widths))))

    @staticmethod
    def nameUUIDFromBytes(data: Any) -> UUID:
        """One made of bytes, always the same (version 3 without a name space)."""
        import hashlib

        return UUID(uuid.UUID(bytes=hashlib.md5(from_java_bytes(data)).digest(), version=3))

    def version(self) -> int:
        """Its version."""
        return self._value.version or 0

    def toString(self) -> str:
        """The text."""
        return str(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UUID) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


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
        """Encoded bytes."""
        return to_java_bytes(self._bytes(data))

    def encodeToString(self, data: Any) -> str:
        """Encoded text."""
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
        """The usual alphabet."""
        return _Encoder(False)

    @staticmethod
    def getUrlEncoder() -> _Encoder:
        """The alphabet for addresses."""
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
        """The alphabet for addresses."""
        return _Decoder(True)

    @staticmethod
    def getMimeDecoder() -> _Decoder:
        """Passes over what is not of the alphabet."""
        return _Decoder(False, True)


@java_class("java.util.Objects")
class Objects:
    """Static helpers."""

    @staticmethod
    def equals(one: Any, other: Any) -> bool:
        """Whether both are equal or null."""
        return bool(one == other)

    @staticmethod
    def toString(value: Any, default: str = "null") -> str:
        """A value's text."""
        return default if value is None else java_text(value)

    @staticmethod
    def isNull(value: Any) -> bool:
        """Whether it is null."""
        return value is None

    @staticmethod
    def nonNull(value: Any) -> bool:
        """Whether it is not null."""
        return value is not None

    @staticmethod
    def requireNonNull(value: Any, message: Optional[str] = None) -> Any:
        """The value; NullPointerException when it is null."""
        if value is None:
            raise NullPointerException(message)
        return value


@java_class("java.util.Locale")
class Locale(JavaObject):
    """A language tag; only its constants matter here."""

    ENGLISH: ClassVar[Locale]
    US: ClassVar[Locale]
    ROOT: ClassVar[Locale]

    def __init__(self, language: str, country: str = "") -> None:
        self._language, self._country = language, country

    def getLanguage(self) -> str:
        """The language."""
        return self._language

    def getCountry(self) -> str:
        """The country."""
        return self._country

    def toString(self) -> str:
        """en_US."""
        return self._language + ("_" + self._country if self._country else "")


Locale.ENGLISH, Locale.US, Locale.ROOT = Locale("en"), Locale("en", "US"), Locale("")
