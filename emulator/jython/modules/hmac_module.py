"""``hmac``."""

from __future__ import annotations

import hmac
from types import ModuleType
from typing import Any

from .byte_strings import Digest, as_bytes
from .catalog import python_module


@python_module("hmac")
def build(interpreter: Any) -> ModuleType:
    def new(key: Any, msg: Any = None, digestmod: Any = None) -> Digest:
        name = "md5" if digestmod is None else digestmod if isinstance(digestmod, str) else str(getattr(digestmod, "__name__", "md5"))
        return Digest(hmac.new(as_bytes(key), as_bytes(msg), name))

    module = ModuleType("hmac")
    module.__dict__.update(new=new)
    return module
