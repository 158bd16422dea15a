"""java.security.spec.AlgorithmParameterSpec."""

from __future__ import annotations

from ...lang.object import JavaObject
from ...registry import java_class


@java_class("java.security.spec.AlgorithmParameterSpec")
class AlgorithmParameterSpec(JavaObject):
    """What a cipher needs besides its key."""
