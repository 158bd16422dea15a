"""``time``: the run's clock."""

from __future__ import annotations

import time
from types import ModuleType
from typing import Any, Callable

from ..objects.bytestring import ByteString, plain
from ..objects.strptime import parsed_time
from .catalog import python_module

_DEFAULT_FORM = ByteString("%a %b %d %H:%M:%S %Y")


@python_module("time")
def build(interpreter: Any) -> ModuleType:
    clock = interpreter.clock

    def now() -> float:
        return float(clock.now_ms() / 1000)

    def sleep(seconds: float) -> None:
        clock.wait_until(clock.now_ms() + int(round(seconds * 1000)))

    def of_moment(function: Callable[[float], Any]) -> Callable[..., Any]:
        return lambda *moment: function(moment[0] if moment and moment[0] is not None else now())

    def strftime(form: str, moment: Any = None) -> ByteString:
        return ByteString(time.strftime(plain(form), time.localtime(now()) if moment is None else tuple(moment)))

    def asctime(moment: Any = None) -> ByteString:
        return ByteString(time.asctime(time.localtime(now()) if moment is None else tuple(moment)))

    module = ModuleType("time")
    module.__dict__.update(
        time=now, clock=now, sleep=sleep, gmtime=of_moment(time.gmtime), localtime=of_moment(time.localtime), mktime=time.mktime,
        strftime=strftime, asctime=asctime, ctime=lambda moment=None: asctime(time.localtime(now() if moment is None else moment)),
        strptime=lambda text, form=_DEFAULT_FORM: parsed_time(time.strptime, text, form), struct_time=time.struct_time,
        timezone=time.timezone, altzone=time.altzone, daylight=time.daylight, tzname=tuple(ByteString(name) for name in time.tzname),
    )  # fmt: skip
    return module
