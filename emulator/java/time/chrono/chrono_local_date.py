"""java.time.chrono's interfaces that signatures name."""

from __future__ import annotations

from ...registry import java_class
from ..temporal.temporal import Temporal


@java_class("java.time.chrono.ChronoLocalDate")
class ChronoLocalDate(Temporal):
    """A LocalDate."""


@java_class("java.time.chrono.ChronoLocalDateTime")
class ChronoLocalDateTime(Temporal):
    """A LocalDateTime."""


@java_class("java.time.chrono.ChronoZonedDateTime")
class ChronoZonedDateTime(Temporal):
    """A ZonedDateTime."""
