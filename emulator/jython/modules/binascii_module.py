"""``binascii``."""

from __future__ import annotations

import binascii
from types import ModuleType
from typing import Any, Callable

from ..objects.byte_codecs import Error, unpad, unquote_printable, with_jythons_error
from .byte_strings import BUFFERS, no_bytes, signed, through
from .catalog import python_module

_BINASCII = ("hexlify", "unhexlify", "b2a_hex", "a2b_hex", "b2a_base64", "b2a_uu", "b2a_qp", "crc32")
_NATIVE = {"hexlify": "b2a_hex", "unhexlify": "a2b_hex"}


def _typed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    inner = through(function, (binascii.Error,))

    def call(data: Any, *more: Any, **named: Any) -> Any:
        if not isinstance(data, BUFFERS):
            raise no_bytes(_NATIVE.get(name, name), data)
        return inner(data, *more, **named)

    call.__name__ = name
    return call


@python_module("binascii")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("binascii")
    module.__dict__.update({name: _typed(name, getattr(binascii, name)) for name in _BINASCII}, Error=Error)
    module.__dict__.update(
        a2b_base64=_typed("a2b_base64", unpad),
        a2b_qp=through(unquote_printable),
        a2b_uu=_typed("a2b_uu", with_jythons_error(binascii.a2b_uu)),
    )
    module.__dict__.update(crc32=signed(binascii.crc32), crc_hqx=through(binascii.crc_hqx))
    return module
