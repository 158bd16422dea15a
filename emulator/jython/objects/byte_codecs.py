"""The codecs of strings to strings: hex, base64, zlib, bz2, uu, quopri, rot13. Their modules are imported when a script asks for one."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Callable, Dict, Tuple

from .bytestring import ByteString

Convert = Callable[[bytes], bytes]


class Error(Exception):
    """binascii.Error, no ValueError in Jython."""


Error.__module__ = "binascii"


def with_jythons_error(convert: Convert) -> Convert:
    """A function of binascii, its error Jython's."""

    def call(data: bytes) -> bytes:
        import binascii

        try:
            return convert(data)
        except binascii.Error as error:
            words = str(error)
            raise Error(ByteString("Incorrect padding" if words.startswith("Invalid base64") else words)) from None

    return call


def _hex() -> Tuple[Convert, Convert]:
    import binascii

    def decode(data: bytes) -> bytes:
        try:
            return binascii.unhexlify(data)
        except binascii.Error as error:
            raise TypeError(ByteString(str(error))) from None

    return binascii.hexlify, decode


def _base64() -> Tuple[Convert, Convert]:
    import base64

    return base64.encodebytes, unpad


def unpad(data: bytes) -> bytes:
    """binascii.a2b_base64."""
    import binascii

    return with_jythons_error(binascii.a2b_base64)(data)


_OF_ZLIB = re.compile(r"Error -3 while decompressing data: (.*)")


def in_javas_words(error: Exception) -> Exception:
    """An error of zlib as java.util.zip.Inflater says it."""
    return type(error)(ByteString(_OF_ZLIB.sub(r"java.util.zip.DataFormatException: \1", str(error))))


def inflate(data: bytes, wbits: int = 15) -> bytes:
    """zlib.decompress, what is malformed in Java's words."""
    import zlib

    try:
        return zlib.decompress(data, wbits)
    except zlib.error as error:
        raise in_javas_words(error) from None


def _zlib() -> Tuple[Convert, Convert]:
    import zlib

    return zlib.compress, inflate


def _bz2() -> Tuple[Convert, Convert]:
    import bz2

    return bz2.compress, unzip2


def unzip2(data: bytes) -> bytes:
    """bz2.decompress, what is malformed in Java's words."""
    import bz2

    try:
        return bz2.decompress(data)
    except OSError:
        raise ValueError(ByteString("Stream is not in the BZip2 format")) from None
    except ValueError:
        raise ValueError(ByteString("Unexpected end of stream")) from None


def _uu() -> Tuple[Convert, Convert]:
    from encodings import uu_codec

    return lambda data: uu_codec.uu_encode(data)[0], with_jythons_error(lambda data: uu_codec.uu_decode(data)[0])


_QUOTED = re.compile(rb"=(?:\n|([0-9A-F]{2})|(=)|\Z)")


def unquote_printable(data: bytes, header: bool = False) -> bytes:
    """binascii.a2b_qp: digits are capital letters, and an end of line is a line feed alone."""
    data = data.replace(b"_", b" ") if header else data
    return _QUOTED.sub(lambda match: match[2] or bytes.fromhex((match[1] or b"").decode()), data)


def _quopri() -> Tuple[Convert, Convert]:
    import binascii

    return lambda data: binascii.b2a_qp(data, quotetabs=True), unquote_printable


_MAKERS: Dict[str, Callable[[], Tuple[Convert, Convert]]] = {
    "base64_codec": _base64, "bz2_codec": _bz2, "hex_codec": _hex, "quopri_codec": _quopri, "uu_codec": _uu, "zlib_codec": _zlib,
}  # fmt: skip
TAKES_LETTERS = frozenset(("bz2_codec",))  # of a unicode letter the lowest byte; the others want ASCII


def data_of(text: str, name: str) -> bytes:
    """What a codec is given: bytes, or unicode that is ASCII."""
    if isinstance(text, ByteString):
        return str.encode(text, "latin-1")
    return bytes(ord(letter) & 0xFF for letter in text) if name in TAKES_LETTERS else str.encode(text, "ascii")


def byte_encode(text: str, name: str, errors: str) -> bytes:
    """``s.encode(name)``."""
    _strict(errors)
    return _MAKERS[name]()[0](data_of(text, name))


def byte_decode(text: str, name: str, errors: str) -> bytes:
    """``s.decode(name)``."""
    _strict(errors)
    return _MAKERS[name]()[1](data_of(text, name))


def _strict(errors: str) -> None:
    if errors != "strict":
        raise AssertionError


@cache
def _turned() -> str:
    """The letter for each byte, those of the alphabet thirteen places on."""
    upper, lower = map(range, (65, 97), (91, 123))
    starts = {byte: letters.start for letters in (upper, lower) for byte in letters}
    return "".join(chr((byte - starts[byte] + 13) % 26 + starts[byte]) if byte in starts else chr(byte) for byte in range(256))


def rotate(text: str, errors: str) -> bytes:
    """``s.encode('rot13')``."""
    return codecs.charmap_encode(str.__str__(text), errors, codecs.charmap_build(_turned()))[0]


def rotated(data: bytes) -> str:
    """``s.decode('rot13')``: unicode."""
    return "".join(map(_turned().__getitem__, data))
