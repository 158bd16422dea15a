"""The exceptions of java.time.format."""

from __future__ import annotations

from ...registry import java_class
from ..exceptions import DateTimeException


@java_class("java.time.format.DateTimeParseException")
class DateTimeParseException(DateTimeException): ...
