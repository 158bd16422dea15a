"""The exceptions of java.time.temporal."""

from __future__ import annotations

from ...registry import java_class
from ..exceptions import DateTimeException


@java_class("java.time.temporal.UnsupportedTemporalTypeException")
class UnsupportedTemporalTypeException(DateTimeException): ...
