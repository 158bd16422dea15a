"""Moments as Jython's ``time`` has them: a GregorianCalendar's YEAR, which is counted backwards before year 1."""

from __future__ import annotations

import math
import time
from typing import Callable

from .bytestring import ByteString

_LIMIT = 2**63 // 1000  # seconds whose milliseconds are a long
Fields = time.struct_time


def no_moment() -> ValueError:
    """What ``time`` says of seconds that are beyond it."""
    return ValueError(ByteString("timestamp out of range for platform time_t"))


def fields_of(function: Callable[[float], Fields]) -> Callable[[float], Fields]:
    """``time.gmtime`` or ``time.localtime``."""

    def call(seconds: float) -> Fields:
        seconds = 0.0 if math.isnan(seconds) else seconds  # Java's cast to long
        if not -_LIMIT <= seconds <= _LIMIT:
            raise no_moment()
        try:
            fields = function(seconds)
        except (OverflowError, OSError):
            raise no_moment() from None
        return fields if fields.tm_year > 0 else Fields((1 - fields.tm_year, *fields[1:9]))

    return call


gmtime, localtime = fields_of(time.gmtime), fields_of(time.localtime)
