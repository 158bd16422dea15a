"""Taking FlowFiles from the incoming connections. Part of ProcessSession."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Type

from ...java.lang.object import JavaObject
from ...java.lang.throwable import IllegalArgumentException
from ...java.registry import java_class
from .. import messages
from ..flowfile import FlowFile
from ..provenance import ProvenanceEvent
from ..queue import FlowFileQueue
from .base import SessionBase

if TYPE_CHECKING:
    from ...java.util.lists import ArrayList


@java_class("org.apache.nifi.controller.queue.QueueSize")
class QueueSize(JavaObject):
    """What getQueueSize() gives."""

    def __init__(self, count: int, size: int) -> None:
        self._count, self._bytes = count, size

    def getObjectCount(self) -> int:
        return self._count

    def getByteCount(self) -> int:
        return self._bytes

    def toString(self) -> str:
        """QueueSize[FlowFiles=…, ContentSize=… Bytes]."""
        return f"QueueSize[FlowFiles={self._count:,}, ContentSize={self._bytes:,} Bytes]"


@functools.cache
def _array_list() -> Type[ArrayList]:
    from ...java.util.lists import ArrayList

    return ArrayList


class QueueCalls(SessionBase):
    """get() and getQueueSize(); the connections take turns."""

    def get(self, limit_or_filter: Any = None) -> Any:
        """get() gives a FlowFile or None, get(n) and get(filter) an ArrayList."""
        if limit_or_filter is None:
            return self._get_one()
        if isinstance(limit_or_filter, int):
            limit = limit_or_filter
            if limit < 0:
                raise IllegalArgumentException()
            if limit == 0:
                from ...java.util.collections import EmptyList

                return EmptyList()
            return self._get_from_one_queue(lambda queue: queue.poll_many(limit))
        choose = getattr(limit_or_filter, "filter", limit_or_filter)
        return self._get_from_one_queue(lambda queue: queue.poll_filter(choose))

    def getQueueSize(self) -> QueueSize:
        """What waits in all incoming connections, FlowFiles in flight included."""
        sizes = [queue.size() for queue in self._host.incoming]
        return QueueSize(sum(size[0] for size in sizes), sum(size[1] for size in sizes))

    def _get_one(self) -> Optional[FlowFile]:
        incoming = self._host.incoming
        for _ in incoming:
            queue = incoming[self._host.next_incoming_index() % len(incoming)]
            flowfile = queue.poll()
            if queue.expired:
                self._remove_expired(queue)
            if flowfile is not None:
                self._took(flowfile, queue)
                return flowfile
        return None

    def _get_from_one_queue(self, poll: Callable[[FlowFileQueue], List[FlowFile]]) -> ArrayList:
        array_list = _array_list()
        incoming = self._host.incoming
        start = self._host.next_incoming_index()
        for step in range(len(incoming)):
            queue = incoming[(start + step) % len(incoming)]
            flowfiles = poll(queue)
            expired = queue.expired and self._remove_expired(queue)
            if flowfiles or expired:
                for flowfile in flowfiles:
                    self._took(flowfile, queue)
                return array_list(flowfiles)
        return array_list()

    def _remove_expired(self, queue: FlowFileQueue) -> int:
        expired = queue.take_expired()
        self._host.repository.register(self._expire_event(flowfile, queue) for flowfile in expired)
        return len(expired)

    def _expire_event(self, flowfile: FlowFile, queue: FlowFileQueue) -> ProvenanceEvent:
        return self._provenance.event("EXPIRE", flowfile, details=messages.EXPIRED % queue.expiration)
