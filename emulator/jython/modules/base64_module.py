"""``base64``."""

from __future__ import annotations

import base64
import binascii
from types import ModuleType
from typing import Any, Callable

from ..objects.byte_codecs import Error, unpad
from ..objects.bytestring import ByteString, from_bytes
from ..objects.unicode_calls import translated
from .byte_strings import BUFFERS, as_bytes, no_bytes, through
from .catalog import python_module
from .string_module import maketrans

_BASE64 = ("b32encode", "b32decode", "b16encode", "b16decode")
_STANDARD, _URL_SAFE = ByteString("+/"), ByteString("-_")


def _called(function: Callable[..., Any]) -> Callable[..., Any]:
    inner = through(function, (binascii.Error,))

    def call(s: Any, *more: Any) -> Any:
        if not isinstance(s, BUFFERS):
            if function.__name__ == "b32encode":
                len(s)
            raise no_bytes("b2a_hex", s)
        return inner(s, *more)

    call.__name__ = function.__name__
    return call


def _translate(text: Any, source: Any, target: Any) -> Any:
    """As base64.py does it, so a unicode text is refused."""
    table = maketrans(source, target)
    return translated(text, table) if isinstance(text, str) and not isinstance(text, ByteString) else text.translate(table)


def b64encode(s: Any, altchars: Any = None) -> Any:
    """``base64.b64encode``."""
    if not isinstance(s, BUFFERS):
        raise no_bytes("b2a_base64", s)
    encoded = from_bytes(base64.b64encode(as_bytes(s)))
    return encoded if altchars is None else _translate(encoded, _STANDARD, ByteString("").join([altchars[0], altchars[1]]))


def b64decode(s: Any, altchars: Any = None) -> Any:
    """``base64.b64decode``: with letters of one's own a unicode text is a TypeError."""
    if altchars is not None:
        s = _translate(s, ByteString("").join([altchars[0], altchars[1]]), _STANDARD)
    try:
        return decodestring(s)
    except Error as error:
        raise TypeError(error) from None


def urlsafe_b64encode(s: Any) -> Any:
    """``base64.urlsafe_b64encode``."""
    return b64encode(s, _URL_SAFE)


def urlsafe_b64decode(s: Any) -> Any:
    """``base64.urlsafe_b64decode``: of a byte string alone."""
    return b64decode(s, _URL_SAFE)


def encodestring(s: Any) -> Any:
    """``base64.encodestring``."""
    len(s)
    return from_bytes(base64.encodebytes(as_bytes(s)))


def decodestring(s: Any) -> Any:
    """``base64.decodestring``."""
    if not isinstance(s, BUFFERS):
        raise no_bytes("a2b_base64", s)
    return from_bytes(unpad(as_bytes(s)))


def _encode(source: Any, target: Any) -> None:
    while True:
        data = source.read(57)
        if not data:
            return
        target.write(ByteString(binascii.b2a_base64(as_bytes(data)).decode("ascii")))


def _decode(source: Any, target: Any) -> None:
    for line in iter(source.readline, ByteString("")):
        target.write(ByteString(unpad(as_bytes(line)).decode("latin-1")))


@python_module("base64")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("base64")
    module.__dict__.update({name: _called(getattr(base64, name)) for name in _BASE64})
    module.__dict__.update(
        b64encode=b64encode, b64decode=b64decode, standard_b64encode=lambda s: b64encode(s), standard_b64decode=lambda s: b64decode(s),
        urlsafe_b64encode=urlsafe_b64encode, urlsafe_b64decode=urlsafe_b64decode, encodestring=encodestring, decodestring=decodestring,
    )  # fmt: skip
    module.__dict__.update(encode=_encode, decode=_decode)
    return module
