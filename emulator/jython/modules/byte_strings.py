"""What modules of bytes share: functions that take bytes and give bytes take and give byte strings here."""

from __future__ import annotations

import hashlib
from array import array
from typing import Any, Callable

from ..objects.bytestring import ByteString, from_bytes, to_bytes
from ..objects.types import type_name

BUFFERS = (str, bytearray, array)  # what binascii reads; an array is Java's byte[] too


def as_bytes(value: Any) -> Any:
    """Bytes of a string or buffer; other values as they are."""
    if isinstance(value, str):
        return to_bytes(value)
    return bytes(value) if isinstance(value, (bytearray, memoryview, array)) else value


def through(function: Callable[..., Any], errors: tuple[type[Exception], ...] = ()) -> Callable[..., Any]:
    """A function of bytes as one of byte strings; ``errors`` become TypeErrors, as base64's do in Python 2."""

    def call(*arguments: Any, **keywords: Any) -> Any:
        try:
            result = function(*[as_bytes(argument) for argument in arguments], **{key: as_bytes(value) for key, value in keywords.items()})
        except errors as error:
            raise TypeError(ByteString(str(error))) from None
        return from_bytes(result) if isinstance(result, bytes) else result

    return call


def signed(function: Callable[..., int]) -> Callable[..., int]:
    """A checksum as Python 2 has it: 32 bits with a sign."""

    def call(*arguments: Any) -> int:
        value = function(*[as_bytes(argument) for argument in arguments])
        return value - 2**32 if value >= 2**31 else value

    return call


def no_bytes(native: str, value: Any) -> TypeError:
    """What a function of Java's ``binascii`` says of a first argument that is no text."""
    return TypeError(ByteString(f"{native}() argument 1 must bytes or unicode, not {type_name(value)}"))


def _refuse_no_buffer(data: Any) -> None:
    if not isinstance(data, (str, bytes, memoryview, array)):
        raise TypeError(ByteString(f"update() argument 1 must be string or read-only buffer, not {type_name(data)}"))


class Digest:
    """A hash or HMAC object."""

    def __init__(self, digest: Any) -> None:
        self._digest = digest
        self.digest_size, self.block_size, self.name = digest.digest_size, digest.block_size, ByteString(digest.name)

    def update(self, data: Any) -> None:
        """Take more bytes."""
        _refuse_no_buffer(data)
        self._digest.update(as_bytes(data))

    def digest(self) -> ByteString:
        """The bytes."""
        return from_bytes(self._digest.digest())

    def hexdigest(self) -> ByteString:
        """The bytes in hexadecimal."""
        return ByteString(self._digest.hexdigest())

    def __repr__(self) -> str:
        return f"<{self.name} HASH object @ 0x{id(self) >> 4:x}>"

    def copy(self) -> Digest:
        """One that goes on from here."""
        return Digest(self._digest.copy())


def digest_maker(name: str) -> Callable[..., Digest]:
    """``md5(data)`` and its like."""

    def make(data: Any = b"") -> Digest:
        _refuse_no_buffer(data)
        return Digest(hashlib.new(name, as_bytes(data)))

    make.__name__ = name
    return make
