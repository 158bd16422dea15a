"""java.security.Key."""

from __future__ import annotations

from ..lang.object import JavaObject
from ..registry import java_class


@java_class("java.security.Key")
class Key(JavaObject):
    """A key."""
