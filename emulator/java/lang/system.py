"""java.lang.System: the clock, properties and the environment."""

from __future__ import annotations

import os
import time
from typing import Any, ClassVar, Dict, Optional

from ..io.print_stream import Console, PrintStream
from ..registry import java_class
from ..util.maps import LinkedHashMap, UnmodifiableMap
from .object import JavaObject, identity_hash
from .signature import static_takes

_PROPERTIES: Dict[str, str] = {
    "file.separator": "/",
    "java.io.tmpdir": "/tmp",
    "java.vendor": "emulated",
    "java.version": "11.0.0",
    "line.separator": "\n",
    "os.name": "Linux",
    "path.separator": ":",
    "user.timezone": "",
}


@java_class("java.lang.System")
class System(JavaObject):
    """The clock, properties and the environment."""

    out: ClassVar[PrintStream] = Console("stdout")
    err: ClassVar[PrintStream] = Console("stderr")

    @staticmethod
    def currentTimeMillis() -> int:
        return time.time_ns() // 1_000_000

    @staticmethod
    def nanoTime() -> int:
        return time.perf_counter_ns()

    @staticmethod
    @static_takes("String", "String, String")
    def getProperty(name: str, default: Optional[str] = None) -> Optional[str]:
        return _PROPERTIES.get(name, default)

    @staticmethod
    @static_takes("", "String")
    def getenv(*name: str) -> Any:
        """An environment variable, or all of them."""
        return os.environ.get(name[0]) if name else UnmodifiableMap(LinkedHashMap(dict(os.environ)))

    @staticmethod
    def lineSeparator() -> str:
        return "\n"

    @staticmethod
    def identityHashCode(value: Any) -> int:
        """A number that stays the same for an object."""
        return 0 if value is None else identity_hash(value)
