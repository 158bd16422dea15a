"""The exceptions of java.time."""

from __future__ import annotations

from ..lang.throwable import JavaRuntimeException
from ..registry import java_class


@java_class("java.time.DateTimeException")
class DateTimeException(JavaRuntimeException): ...
