"""java.security.spec.KeySpec."""

from __future__ import annotations

from ...lang.object import JavaObject
from ...registry import java_class


@java_class("java.security.spec.KeySpec")
class KeySpec(JavaObject):
    """What a key is made of."""
