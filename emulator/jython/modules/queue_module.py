"""``Queue``."""

from __future__ import annotations

import queue
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module


class Empty(Exception):
    """``Queue.Empty``."""


class Full(Exception):
    """``Queue.Full``."""


class _WithItsErrors:
    def get(self, block: Any = True, timeout: Any = None) -> Any:
        """Take one."""
        try:
            return super().get(bool(block), timeout)  # type: ignore[misc]
        except queue.Empty:
            raise Empty from None

    def put(self, item: Any, block: Any = True, timeout: Any = None) -> None:
        """Add one."""
        try:
            super().put(item, bool(block), timeout)  # type: ignore[misc]
        except queue.Full:
            raise Full from None


class Queue(_WithItsErrors, queue.Queue):  # type: ignore[type-arg]
    """``Queue.Queue``."""


class LifoQueue(_WithItsErrors, queue.LifoQueue):  # type: ignore[type-arg]
    """``Queue.LifoQueue``."""


class PriorityQueue(_WithItsErrors, queue.PriorityQueue):  # type: ignore[type-arg]
    """``Queue.PriorityQueue``."""


for _kind in (Queue, LifoQueue, PriorityQueue, Empty, Full):
    _kind.__module__ = ByteString("Queue")


@python_module("Queue")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("Queue")
    module.__dict__.update(Queue=Queue, LifoQueue=LifoQueue, PriorityQueue=PriorityQueue, Empty=Empty, Full=Full)
    return module
