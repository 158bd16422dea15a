"""Modules whose functions take bytes and give bytes: base64, binascii, hashlib, hmac, zlib. Here they take and give byte strings."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import struct
import zlib
from types import ModuleType
from typing import Any, Callable

from ..objects.bytestring import ByteString, from_bytes, to_bytes

_BASE64 = (
    "b64encode",
    "b64decode",
    "standard_b64encode",
    "standard_b64decode",
    "urlsafe_b64encode",
    "urlsafe_b64decode",
    "b32encode",
    "b32decode",
    "b16encode",
    "b16decode",
)
_BINASCII = ("hexlify", "unhexlify", "b2a_hex", "a2b_hex", "b2a_base64", "a2b_base64", "crc32")
_HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


def as_bytes(value: Any) -> Any:
    """Bytes of a string or buffer; other values as they are."""
    if isinstance(value, str):
        return to_bytes(value)
    return bytes(value) if isinstance(value, (bytearray, memoryview)) else value


def through(function: Callable[..., Any], errors: tuple[type[Exception], ...] = ()) -> Callable[..., Any]:
    """A function of bytes as one of byte strings; ``errors`` become TypeErrors, as base64's do in Python 2."""

    def call(*arguments: Any, **keywords: Any) -> Any:
        try:
            result = function(*[as_bytes(argument) for argument in arguments], **{key: as_bytes(value) for key, value in keywords.items()})
        except errors as error:
            raise TypeError(ByteString(str(error))) from None
        return from_bytes(result) if isinstance(result, bytes) else result

    return call


class Digest:
    """A hash or HMAC object."""

    def __init__(self, digest: Any) -> None:
        self._digest = digest
        self.digest_size, self.block_size, self.name = digest.digest_size, digest.block_size, ByteString(digest.name)

    def update(self, data: Any) -> None:
        """Take more bytes."""
        self._digest.update(as_bytes(data))

    def digest(self) -> ByteString:
        """The bytes."""
        return from_bytes(self._digest.digest())

    def hexdigest(self) -> ByteString:
        """The bytes in hexadecimal."""
        return ByteString(self._digest.hexdigest())

    def copy(self) -> Digest:
        """One that goes on from here."""
        return Digest(self._digest.copy())


def _hash(name: str) -> Callable[..., Digest]:
    def make(data: Any = b"") -> Digest:
        return Digest(hashlib.new(name, as_bytes(data)))

    make.__name__ = name
    return make


def base64_module(interpreter: Any) -> ModuleType:
    """``base64``."""
    module = ModuleType("base64")
    module.__dict__.update({name: through(getattr(base64, name), (binascii.Error,)) for name in _BASE64})
    module.__dict__.update(encodestring=through(base64.encodebytes), decodestring=through(base64.decodebytes, (binascii.Error,)))
    return module


def binascii_module(interpreter: Any) -> ModuleType:
    """``binascii``."""
    module = ModuleType("binascii")
    module.__dict__.update({name: through(getattr(binascii, name)) for name in _BINASCII}, Error=binascii.Error)
    module.__dict__["crc32"] = signed(binascii.crc32)
    return module


def hashlib_module(interpreter: Any) -> ModuleType:
    """``hashlib``."""
    module = ModuleType("hashlib")
    module.__dict__.update({name: _hash(name) for name in _HASHES})
    module.__dict__["new"] = lambda name, data=b"": Digest(hashlib.new(name, as_bytes(data)))
    return module


def md5_module(interpreter: Any) -> ModuleType:
    """``md5``, which hashlib replaced."""
    module = ModuleType("md5")
    module.__dict__.update(md5=_hash("md5"), new=_hash("md5"))
    return module


def hmac_module(interpreter: Any) -> ModuleType:
    """``hmac``."""

    def new(key: Any, msg: Any = None, digestmod: Any = None) -> Digest:
        name = "md5" if digestmod is None else digestmod if isinstance(digestmod, str) else str(getattr(digestmod, "__name__", "md5"))
        return Digest(hmac.new(as_bytes(key), as_bytes(msg), name))

    module = ModuleType("hmac")
    module.__dict__.update(new=new, compare_digest=lambda left, right: hmac.compare_digest(as_bytes(left), as_bytes(right)))
    return module


def signed(function: Callable[..., int]) -> Callable[..., int]:
    """A checksum as Python 2 has it: 32 bits with a sign."""

    def call(*arguments: Any) -> int:
        value = function(*[as_bytes(argument) for argument in arguments])
        return value - 2**32 if value >= 2**31 else value

    return call


def struct_module(interpreter: Any) -> ModuleType:
    """``struct``."""

    def unpack(form: str, data: Any) -> Any:
        return tuple([from_bytes(item) if isinstance(item, bytes) else item for item in struct.unpack(form, as_bytes(data))])

    module = ModuleType("struct")
    module.__dict__.update(pack=through(struct.pack), unpack=unpack, calcsize=struct.calcsize, error=struct.error)
    return module


def element_tree_module(interpreter: Any) -> ModuleType:
    """``xml.etree.ElementTree``: what it writes are byte strings."""
    from xml.etree import ElementTree

    def from_xml(text: Any) -> Any:
        return ElementTree.fromstring(as_bytes(text) if isinstance(text, ByteString) else text)

    module = ModuleType("xml.etree.ElementTree")
    module.__dict__.update({name: value for name, value in vars(ElementTree).items() if not name.startswith("__")})
    module.__dict__.update(tostring=through(ElementTree.tostring), fromstring=from_xml, XML=from_xml)
    return module


def zlib_module(interpreter: Any) -> ModuleType:
    """``zlib``."""
    module = ModuleType("zlib")
    module.__dict__.update({name: through(getattr(zlib, name)) for name in ("compress", "decompress")}, error=zlib.error)
    module.__dict__.update(crc32=signed(zlib.crc32), adler32=signed(zlib.adler32))
    return module
