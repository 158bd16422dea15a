"""java.io.DataInputStream."""

from __future__ import annotations

from typing import Any

from ..registry import java_class
from .exceptions import EOFException
from .filter_input_stream import FilterInputStream


@java_class("java.io.DataInputStream")
class DataInputStream(FilterInputStream):
    """Only readFully beyond an InputStream."""

    def readFully(self, target: Any) -> None:
        """Fill an array; EOFException when there is too little."""
        if self.read(target) < len(target):
            raise EOFException()
