"""``hmac``."""

from __future__ import annotations

import hashlib
import hmac
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from ..objects.later import later
from ..objects.unicode_calls import translated
from .byte_strings import Digest, as_bytes
from .catalog import python_module

_TABLE = ByteString("".join(map(chr, range(256))))


def new(key: Any, msg: Any = None, digestmod: Any = None) -> Digest:
    """``hmac.new``: a key of unicode is refused where it is no longer than a block (hmac.py translates it by a table of bytes)."""
    name = _name_of(digestmod)
    if len(key) <= hashlib.new(name).block_size:
        if isinstance(key, str) and not isinstance(key, ByteString):
            translated("\0", _TABLE)
        if not isinstance(key, str):
            raise TypeError(ByteString(f"update() argument 1 must be string or read-only buffer, not {later.type_name(key)}"))
    digest = Digest(hmac.new(as_bytes(key), None, name))
    if msg is not None:
        digest.update(msg)
    return digest


def _name_of(digestmod: Any) -> str:
    if digestmod is None:
        return "md5"
    if isinstance(digestmod, str):
        return digestmod.new  # type: ignore[attr-defined,no-any-return]  # what Jython asks of it, in vain
    return str(getattr(digestmod, "__name__", "md5"))


@python_module("hmac")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("hmac")
    module.__dict__.update(new=new)
    return module
