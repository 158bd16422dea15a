"""com.fasterxml.jackson.core.util.DefaultPrettyPrinter as it is made."""

from __future__ import annotations

from ....lang.object import JavaObject
from ....registry import java_class


@java_class("com.fasterxml.jackson.core.util.DefaultPrettyPrinter")
class DefaultPrettyPrinter(JavaObject):
    """Objects over lines, arrays in one."""
