"""``email.utils``: addresses and dates."""

from __future__ import annotations

import email.utils
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .border import functions
from .catalog import python_module


@python_module("email.utils", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    def format_date(timeval: Any = None, localtime: bool = False, usegmt: bool = False) -> ByteString:
        seconds = interpreter.clock.now_ms() / 1000 if timeval is None else timeval
        return ByteString(email.utils.formatdate(seconds, localtime, usegmt))

    module = ModuleType("email.utils")
    module.__dict__.update(
        functions(email.utils, "parseaddr", "formataddr", "getaddresses", "parsedate", "parsedate_tz", "mktime_tz", "quote", "unquote"),
        formatdate=format_date,
    )
    return module
