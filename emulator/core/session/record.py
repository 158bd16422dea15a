"""RepositoryRecord: one FlowFile in a session, from the version that was taken to the version that will be committed.

Mirrors StandardRepositoryRecord (NiFi 1.16.3). ``updated`` are the attributes that differ from the original; a created FlowFile has no
original, and all its attributes count as updated.
"""

from __future__ import annotations

from typing import Dict, Mapping, Optional

from ...java.nifi.processor.relationship import Relationship
from ..flowfile import FlowFile
from ..queue import FlowFileQueue


class RepositoryRecord:
    """``queue`` is where it came from, None for a created one; ``destination`` where the commit puts it."""

    __slots__ = ("_updated", "created", "current", "deleted", "destination", "original", "queue", "relationship")

    def __init__(self, current: FlowFile, queue: Optional[FlowFileQueue] = None) -> None:
        self.queue = queue
        self.original: Optional[FlowFile] = current if queue is not None else None
        self.created = queue is None
        self.deleted = False
        self.relationship: Optional[Relationship] = None
        self.destination: Optional[FlowFileQueue] = None
        self.current = current
        self._updated: Dict[Optional[str], Optional[str]] = {}

    def set_working(self, flowfile: FlowFile, updates: Optional[Mapping[Optional[str], Optional[str]]] = None) -> FlowFile:
        """A new version; what it changed is remembered unless it is the original's value again."""
        self.current = flowfile
        if updates and self.original is not None:
            before, updated = self.original.attributes.get, self._updated
            for key, value in updates.items():
                former = before(key)  # type: ignore[arg-type]  # no attribute is called null
                if former is None or former != value:
                    updated[key] = value
        return flowfile

    @property
    def is_updated(self) -> bool:
        """Whether any attribute differs from the original."""
        return bool(self.current.attributes if self.created else self._updated)

    def updated(self) -> Dict[Optional[str], Optional[str]]:
        """Attributes that differ from the original: a dict of the caller's own."""
        updated: Dict[Optional[str], Optional[str]] = {}
        updated.update(self.current.attributes if self.created else self._updated)
        return updated

    @property
    def content_changed(self) -> bool:
        """Whether the content was written (compared by claim: the same bytes written again count)."""
        return self.original is not None and self.original.content.claim is not self.current.content.claim

    def mark_for_delete(self) -> None:
        """Removed, or auto-terminated."""
        self.deleted = True
