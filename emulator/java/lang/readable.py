"""java.lang.Readable: what a Scanner can read characters from."""

from __future__ import annotations

from ..registry import java_class
from .object import JavaObject


@java_class("java.lang.Readable")
class Readable(JavaObject):
    """A Reader."""
