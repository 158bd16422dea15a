"""What ``now()`` takes: nothing, a ZoneId; a Clock is not emulated."""

from __future__ import annotations

from typing import Any, Tuple

from ...base.clock import RealClock
from ..util.time_zone import default_zone
from .zone_id import ZoneId

NOW = ("", "java.time.ZoneId", "java.time.Clock")


def moment() -> Tuple[int, int]:
    """Seconds and nanoseconds."""
    millis = RealClock().now_ms()
    return millis // 1000, millis % 1000 * 10**6


def now(zone: Any = None) -> Tuple[int, int, Any]:
    """Seconds, nanoseconds and the zone."""
    return (*moment(), zone or ZoneId.of(default_zone()))
