"""org.apache.nifi.components.PropertyValue: the interface, for scripts that implement it."""

from __future__ import annotations

from ...lang.object import JavaObject
from ...registry import java_class


@java_class("org.apache.nifi.components.PropertyValue")
class PropertyValue(JavaObject):
    """A value and what it evaluates to."""
