"""``hashlib``."""

from __future__ import annotations

import hashlib
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .byte_strings import Digest, as_bytes, digest_maker
from .catalog import python_module

_HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


def new(name: Any, string: Any = b"") -> Digest:
    """``hashlib.new``: what goes wrong with the text is taken for a name that is none."""
    try:
        return Digest(hashlib.new(name, as_bytes(string)))
    except UnicodeEncodeError:
        raise ValueError(ByteString(f"unsupported hash type {name}")) from None


@python_module("hashlib")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("hashlib")
    module.__dict__.update({name: digest_maker(name) for name in _HASHES})
    module.__dict__.update(new=new, algorithms=tuple(map(ByteString, _HASHES)))
    return module
