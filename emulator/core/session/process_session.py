"""ProcessSession: the one through which processors and scripts take, change and pass on FlowFiles.

Mirrors org.apache.nifi.controller.repository.StandardProcessSession of NiFi 1.16.3, call by call and word by word; ``lifecycle.py`` holds
what may be done when, its neighbours one concern each. Not here: migrate (NotEmulated), terminated tasks, swapped queues,
missing content.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ...java.registry import java_class
from .commit import CommitCalls
from .content import ContentCalls
from .queues import QueueCalls
from .state import StateCalls
from .transfer import TransferCalls

if TYPE_CHECKING:
    from ..flowfile import FlowFile


@cache
def _creation() -> ModuleType:
    """The calls that make a FlowFile, imported when the first is made."""
    from . import create

    return create


@java_class("org.apache.nifi.controller.repository.StandardProcessSession")
class ProcessSession(QueueCalls, ContentCalls, TransferCalls, StateCalls, CommitCalls):
    """One session of a component: ``ProcessSession(host)``. What few scripts call stands in modules that are imported then."""

    def create(self, *parent: Any) -> FlowFile:
        """create(), create(parent) or create(parents)."""
        flowfile: FlowFile = _creation().create(self, *parent)
        return flowfile

    def clone(self, example: FlowFile, *part: int) -> FlowFile:
        """clone(ff), or clone(ff, offset, size) of a part of the content."""
        flowfile: FlowFile = _creation().clone(self, example, *part)
        return flowfile

    def merge(self, sources: Any, destination: FlowFile, *between: object) -> FlowFile:
        """merge(sources, destination), or with header, footer and demarcator: the contents one after the other."""
        from .create import merge

        return merge(self, sources, destination, *between)

    def append(self, flowfile: FlowFile, callback: object) -> FlowFile:
        """Add to the end of the content with ``process(outputStream)``."""
        from .append import append

        return append(self, flowfile, callback)

    def importFrom(self, source: Any, *arguments: Any) -> FlowFile:
        """importFrom(path, keepSourceFile, ff) also sets the filename; importFrom(inputStream, ff)."""
        from .files import import_from

        return import_from(self, source, *arguments)

    def exportTo(self, flowfile: FlowFile, destination: object, append: bool = False) -> None:
        """exportTo(ff, outputStream) or exportTo(ff, path, append)."""
        from .files import export_to

        export_to(self, flowfile, destination, append)
