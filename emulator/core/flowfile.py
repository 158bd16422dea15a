"""FlowFile: an immutable record; each change in a session makes a new one with the same id.

Mirrors StandardFlowFileRecord of NiFi 1.16.3: equality, hash and order are by id, whatever else changed; the getters of an older version
stay old. Python's side reads ``id``, ``attributes`` (a read-only dict), ``content`` and the dates; scripts use the getters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from ..base.clock import Clock
from ..java.nifi.flowfile.flow_file import FlowFile as FlowFileInterface
from ..java.registry import java_class
from .attributes import FILENAME, UUID, Attributes
from .content import Content

if TYPE_CHECKING:
    from ..java.util.maps import UnmodifiableMap

_set = object.__setattr__


@java_class("org.apache.nifi.controller.repository.StandardFlowFileRecord")
class FlowFile(FlowFileInterface):
    """One version of a FlowFile."""

    __slots__ = (
        "attributes",
        "clock",
        "content",
        "entry_date",
        "id",
        "last_queue_date",
        "lineage_start_date",
        "lineage_start_index",
        "penalty_expiration",
        "queue_date_index",
    )
    attributes: Attributes
    content: Content
    id: int
    clock: Clock
    penalty_expiration: int
    entry_date: int
    last_queue_date: int
    queue_date_index: int
    lineage_start_date: int
    lineage_start_index: int

    def __init__(
        self,
        identifier: int,
        attributes: Mapping[str, str],
        content: Content = Content.EMPTY,
        *,
        clock: Clock,
        entry_date: Optional[int] = None,
        lineage_start_date: Optional[int] = None,
        lineage_start_index: int = 0,
        penalty_expiration: int = -1,
        last_queue_date: Optional[int] = None,
        queue_date_index: int = 0,
    ) -> None:
        now = clock.now_ms() if entry_date is None or last_queue_date is None else 0
        entry = now if entry_date is None else entry_date
        _set(self, "id", identifier)
        _set(self, "attributes", attributes if isinstance(attributes, Attributes) else Attributes(attributes))
        _set(self, "content", content)
        _set(self, "clock", clock)
        _set(self, "entry_date", entry)
        _set(self, "lineage_start_date", entry if lineage_start_date is None else lineage_start_date)
        _set(self, "lineage_start_index", lineage_start_index)
        _set(self, "penalty_expiration", penalty_expiration)
        _set(self, "last_queue_date", now if last_queue_date is None else last_queue_date)
        _set(self, "queue_date_index", queue_date_index)

    def with_(self, **changes: Any) -> FlowFile:
        """A new version with these fields changed (Builder.fromFlowFile)."""
        new: Any = _Draft()
        new.attributes, new.content, new.clock, new.id = self.attributes, self.content, self.clock, self.id
        new.entry_date, new.last_queue_date, new.queue_date_index = self.entry_date, self.last_queue_date, self.queue_date_index
        new.lineage_start_date, new.lineage_start_index = self.lineage_start_date, self.lineage_start_index
        new.penalty_expiration = self.penalty_expiration
        for field, value in changes.items():
            setattr(new, field, value)
        new.__class__ = FlowFile
        version: FlowFile = new
        return version

    @property
    def uuid(self) -> str:
        return self.attributes.get(UUID, "")

    @property
    def size(self) -> int:
        return self.content.size

    def getId(self) -> int:
        """The number that makes it this FlowFile."""
        return self.id

    def getAttribute(self, key: Optional[str]) -> Optional[str]:
        """An attribute's value, None when it is missing."""
        return None if key is None else self.attributes.get(key)

    def getAttributes(self) -> UnmodifiableMap:
        """All attributes: unmodifiable, in the order of Java's HashMap."""
        return self.attributes.java_map()

    def getSize(self) -> int:
        return self.content.size

    def isPenalized(self) -> bool:
        return self.penalty_expiration > 0 and self.penalty_expiration > self.clock.now_ms()

    def getPenaltyExpirationMillis(self) -> int:
        """When the penalty ends, -1 for none."""
        return self.penalty_expiration

    def getEntryDate(self) -> int:
        """When it came into the flow."""
        return self.entry_date

    def getLineageStartDate(self) -> int:
        """When its oldest ancestor came into the flow."""
        return self.lineage_start_date

    def getLineageStartIndex(self) -> int:
        """Order among those with the same lineage start date."""
        return self.lineage_start_index

    def getLastQueueDate(self) -> int:
        """When it was last put in a queue."""
        return self.last_queue_date

    def getQueueDateIndex(self) -> int:
        """Order among those queued at the same time."""
        return self.queue_date_index

    def getContentClaim(self) -> Optional[object]:
        """The content claim, None for empty content."""
        return self.content.claim

    def getContentClaimOffset(self) -> int:
        """Where the content starts in its claim."""
        return self.content.offset

    def compareTo(self, other: FlowFile) -> int:
        """By id."""
        return (self.id > other.id) - (self.id < other.id)

    def hashCode(self) -> int:
        """By id, as HashCodeBuilder(7, 13)."""
        return (7 * 13 + (self.id ^ (self.id >> 32))) & 0x7FFFFFFF

    def toString(self) -> str:
        """StandardFlowFileRecord[uuid=…,claim=…,offset=…,name=…,size=…]."""
        name = self.attributes.get(FILENAME, "<null>")
        return f"StandardFlowFileRecord[uuid={self.uuid},claim={self.content},offset={self.content.offset},name={name},size={self.size}]"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FlowFile) and other.id == self.id

    def __hash__(self) -> int:
        return self.id


class _Draft(FlowFileInterface):
    """A version in the making: its fields can be set, in half the time that going past a FlowFile's own rules takes."""

    __slots__ = FlowFile.__slots__
    __setattr__ = _set  # type: ignore[assignment]
