"""The exceptions of java.time.zone."""

from __future__ import annotations

from ...registry import java_class
from ..exceptions import DateTimeException


@java_class("java.time.zone.ZoneRulesException")
class ZoneRulesException(DateTimeException): ...
