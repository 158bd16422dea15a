"""``base64``."""

from __future__ import annotations

import base64
import binascii
from types import ModuleType
from typing import Any, Callable

from ..objects.bytestring import ByteString
from ..objects.types import type_name
from .byte_strings import as_bytes, through
from .catalog import python_module

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


def _called(function: Callable[..., Any]) -> Callable[..., Any]:
    inner = through(function)
    native = "a2b_base64" if "decode" in function.__name__ else "b2a_base64"

    def call(value: Any, *more: Any) -> Any:
        if not isinstance(value, (str, bytearray)) and "64" in function.__name__:
            raise TypeError(f"{native}() argument 1 must bytes or unicode, not {type_name(value)}")
        try:
            return inner(value, *more)
        except binascii.Error as error:
            words = str(error)
            raise TypeError(ByteString("Incorrect padding" if words.startswith("Invalid base64") else words)) from None

    call.__name__ = function.__name__
    return call


def _encode(source: Any, target: Any) -> None:
    while True:
        data = source.read(57)
        if not data:
            return
        target.write(ByteString(binascii.b2a_base64(as_bytes(data)).decode("ascii")))


def _decode(source: Any, target: Any) -> None:
    for line in iter(source.readline, ByteString("")):
        target.write(ByteString(binascii.a2b_base64(as_bytes(line)).decode("latin-1")))


@python_module("base64")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("base64")
    module.__dict__.update({name: _called(getattr(base64, name)) for name in _BASE64})
    module.__dict__.update(encodestring=_called(base64.encodebytes), decodestring=_called(base64.decodebytes))
    module.__dict__.update(encode=_encode, decode=_decode)
    return module
