"""java.io.BufferedInputStream."""

from __future__ import annotations

from ..registry import java_class
from .filter_input_stream import FilterInputStream


@java_class("java.io.BufferedInputStream")
class BufferedInputStream(FilterInputStream):
    """Reads through; the buffer would not be seen."""
