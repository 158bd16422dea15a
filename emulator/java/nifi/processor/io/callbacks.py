"""The callbacks of org.apache.nifi.processor.io (nifi-api 1.16.3).

A script's class extends one and has ``process``; no ``super().__init__`` is needed.
"""

from __future__ import annotations

from typing import Any

from ....lang.object import JavaObject
from ....registry import java_class

_ABSTRACT = "'%s' object does not implement abstract method 'process' from '%s'"


class _Callback(JavaObject):
    """What the three callbacks share: a class without ``process`` fails when it is called, in Jython's words."""

    def process(self, *streams: Any) -> None:
        raise NotImplementedError(_ABSTRACT % (type(self).__name__, self.java_name))


@java_class("org.apache.nifi.processor.io.InputStreamCallback")
class InputStreamCallback(_Callback):
    """process(inputStream)."""


@java_class("org.apache.nifi.processor.io.OutputStreamCallback")
class OutputStreamCallback(_Callback):
    """process(outputStream)."""


@java_class("org.apache.nifi.processor.io.StreamCallback")
class StreamCallback(_Callback):
    """process(inputStream, outputStream)."""
