"""``time``: the run's clock."""

from __future__ import annotations

import time
from types import ModuleType
from typing import Any, Callable

from ...java.lang.throwable import NullPointerException
from ..objects.bytestring import ByteString, plain
from ..objects.moments import gmtime, localtime
from ..objects.strftime import strftime_form
from .catalog import python_module

_DEFAULT_FORM = ByteString("%a %b %d %H:%M:%S %Y")


def strptime(text: Any, form: Any = _DEFAULT_FORM) -> Any:
    from ..objects.strptime import parsed_time

    return parsed_time(time.strptime, text, form)


@python_module("time")
def build(interpreter: Any) -> ModuleType:
    clock = interpreter.clock

    def now() -> float:
        return float(clock.now_ms() / 1000)

    def sleep(seconds: Any) -> None:
        if not isinstance(seconds, (int, float)):
            raise TypeError(ByteString("sleep(): 1st arg can't be coerced to double"))
        clock.wait_until(clock.now_ms() + int(round(seconds * 1000)))

    def of_moment(function: Callable[[float], Any]) -> Callable[..., Any]:
        def call(*moment: Any) -> Any:
            if not moment or moment[0] is None:
                return function(now())
            if not isinstance(moment[0], (int, float)):
                raise TypeError(ByteString("a float is required"))
            return function(moment[0])

        return call

    def mktime(moment: Any) -> float:
        if not isinstance(moment, tuple):
            raise TypeError(ByteString("mktime(): 1st arg can't be coerced to org.python.core.PyTuple"))
        return time.mktime(moment)

    def strftime(form: str, moment: Any = None) -> ByteString:
        if form is None:
            raise NullPointerException('Cannot invoke "String.length()" because "format" is null')
        if not isinstance(form, str):
            raise TypeError(ByteString("strftime(): 1st arg can't be coerced to String"))
        if moment is not None and not isinstance(moment, tuple):
            raise TypeError(ByteString("strftime(): 2nd arg can't be coerced to org.python.core.PyTuple"))
        if moment is not None and len(moment) < 9:
            raise KeyError(ByteString(str(len(moment))))
        return ByteString(time.strftime(strftime_form(plain(form)), time.localtime(now()) if moment is None else tuple(moment)))

    def asctime(moment: Any = None) -> ByteString:
        return ByteString(time.asctime(time.localtime(now()) if moment is None else tuple(moment)))

    module = ModuleType("time")
    module.__dict__.update(
        time=now, clock=now, sleep=sleep, gmtime=of_moment(gmtime), localtime=of_moment(localtime), mktime=mktime,
        strftime=strftime, asctime=asctime, ctime=of_moment(lambda moment: asctime(localtime(moment))),
        strptime=strptime, struct_time=time.struct_time,
        timezone=time.timezone, altzone=time.altzone, daylight=time.daylight, tzname=tuple(ByteString(name) for name in time.tzname),
    )  # fmt: skip
    return module
