"""``hashlib``."""

from __future__ import annotations

import hashlib
from types import ModuleType
from typing import Any

from .byte_strings import Digest, as_bytes, digest_maker
from .catalog import python_module

_HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


@python_module("hashlib")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("hashlib")
    module.__dict__.update({name: digest_maker(name) for name in _HASHES})
    module.__dict__["new"] = lambda name, data=b"": Digest(hashlib.new(name, as_bytes(data)))
    return module
