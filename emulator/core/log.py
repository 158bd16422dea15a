"""ComponentLog: what getLogger() and the script's ``log`` are.

Mirrors SimpleProcessLogger (NiFi 1.16.3) as the bulletin and the log repository see it: every message starts with the component, ``{}`` is
filled from the arguments as SLF4J does, and an exception as last argument becomes the chain of its causes.
"""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Sequence, Tuple

from ..java.lang.object import JavaObject
from ..java.lang.throwable import Throwable, chain
from ..java.lang.value_text import java_text
from ..java.registry import java_class

Sink = Callable[[str, str], None]
CAUSED_BY = "\n- Caused by: "


@java_class("org.apache.nifi.processor.SimpleProcessLogger")
class ComponentLog(JavaObject):
    """``sink(level, message)`` gets everything; ``component`` is "Type[id=…]", empty for none."""

    def __init__(self, sink: Sink, component: str = "") -> None:
        self._sink, self._component = sink, component

    def trace(self, message: object, *arguments: object) -> None:
        self._log("trace", message, arguments)

    def debug(self, message: object, *arguments: object) -> None:
        self._log("debug", message, arguments)

    def info(self, message: object, *arguments: object) -> None:
        self._log("info", message, arguments)

    def warn(self, message: object, *arguments: object) -> None:
        self._log("warn", message, arguments)

    def error(self, message: object, *arguments: object) -> None:
        """ERROR: (message), (message, throwable), (message, [arguments]), (message, [arguments], throwable)."""
        self._log("error", message, arguments)

    def isTraceEnabled(self) -> bool:
        """The sink sees everything."""
        return True

    isDebugEnabled = isInfoEnabled = isWarnEnabled = isErrorEnabled = isTraceEnabled

    def getName(self) -> str:
        return self._component

    def _log(self, level: str, message: object, arguments: Tuple[object, ...]) -> None:
        filled, thrown = _split(arguments)
        text = java_text(message) + (": {}" if thrown else "")
        if thrown:
            filled = [*filled, CAUSED_BY.join(str(error) for error in chain(thrown))]
        prefix = self._component + " " if self._component else ""
        self._sink(level, prefix + fill(text, filled))


def _split(arguments: Tuple[Any, ...]) -> Tuple[List[object], Optional[BaseException]]:
    if not arguments or arguments[0] is None:
        return [], None
    if isinstance(arguments[0], Throwable) and len(arguments) == 1:
        return [], arguments[0]
    filled = list(arguments[0])
    thrown = arguments[1] if len(arguments) > 1 else None
    if thrown is None and filled and isinstance(filled[-1], Throwable):
        thrown = filled.pop()
    return filled, thrown


def fill(message: str, arguments: Sequence[object]) -> str:
    """MessageFormatter.arrayFormat: ``{}`` takes the next argument, ``\\{}`` stays, what is left over is dropped."""
    out: List[str] = []
    start = 0
    for argument in arguments:
        at = message.find("{}", start)
        while at > 0 and message[at - 1] == "\\" and not message[:at].endswith("\\\\"):
            out.append(message[start : at - 1] + "{")
            start = at + 1
            at = message.find("{}", start)
        if at < 0:
            break
        before = message[start:at]
        out.append((before[:-1] if before.endswith("\\\\") else before) + _text(argument))
        start = at + 2
    return "".join(out) + message[start:]


def _text(argument: object) -> str:
    if isinstance(argument, (list, tuple)):
        return "[" + ", ".join(_text(value) for value in argument) + "]"
    return java_text(argument)
