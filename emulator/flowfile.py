"""A FlowFile as results show it: what ``run_script``, ``run_flow`` and TestRunner give, apart from the one that is in the flow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Protocol, Union

from .base.errors import InputError
from .expectations import FlowFileExpectations

if TYPE_CHECKING:
    from .core.flowfile import FlowFile as Record


class Stored(Protocol):
    """Content where the emulator keeps it: read when somebody asks."""

    @property
    def size(self) -> int: ...

    def read(self) -> bytes: ...


class FlowFile(FlowFileExpectations):
    """Attributes, content and place of a FlowFile at one moment; what the flow does later does not change it.

    Attributes:
        attributes: name → text, ``uuid`` and ``filename`` among them.
        penalized: whether its penalty was still running.
        where: the relationship that it went to, the component in front of which it waits, or "" where nobody knows.

    Its assertions are nifi-mock's (``assert_attribute_equals`` …). One of a result can be given to another run.
    """

    def __init__(
        self,
        content: Union[bytes, str] = b"",
        attributes: Optional[Mapping[str, str]] = None,
        *,
        penalized: bool = False,
        where: str = "",
    ) -> None:
        self.attributes: Dict[str, str] = dict(attributes or {})
        self.penalized, self.where = penalized, where
        self._data: Optional[bytes] = content.encode("utf-8") if isinstance(content, str) else bytes(content)
        self._stored: Optional[Stored] = None
        self._size = len(self._data)

    @classmethod
    def of(cls, record: Record, where: str = "") -> FlowFile:
        """The FlowFile of a flow, as it is now; its content is read when it is asked for."""
        flowfile = cls(b"", record.attributes, penalized=record.isPenalized(), where=where)
        flowfile._data, flowfile._stored, flowfile._size = None, record.content, record.size
        return flowfile

    @property
    def content(self) -> bytes:
        """The content; InputError for a FlowFile that left the flow: as in NiFi only its attributes and size are remembered."""
        if self._is_gone:
            advice = "Stop the component before which it should wait (run.stop) and look with run.queue"
            raise InputError(f"the content of FlowFile {self.uuid} is gone", self.where, advice)
        if self._data is None and self._stored is not None:
            self._data, self._stored = self._stored.read(), None
        return self._data or b""

    @property
    def text(self) -> str:
        """The content as UTF-8; UnicodeDecodeError where it is none."""
        return self.content.decode("utf-8")

    @property
    def size(self) -> int:
        """Bytes of content."""
        return self._size

    @property
    def uuid(self) -> str:
        """The attribute ``uuid``, "" for one that was in no flow yet."""
        return self.attributes.get("uuid", "")

    def json(self) -> Any:
        """The content as JSON; ValueError where it is none."""
        return json.loads(self.content)

    def get_attribute(self, name: str) -> Optional[str]:
        """An attribute, None when it is missing (nifi-mock's word)."""
        return self.attributes.get(name)

    def flowfiles(self) -> List[FlowFile]:
        """Itself: what the assertions look at."""
        return [self]

    def __eq__(self, other: object) -> bool:
        """The same attributes, penalty and content; where it is does not count."""
        if not isinstance(other, FlowFile) or self._is_gone != other._is_gone:
            return False
        same = (self.attributes, self.penalized, self.size) == (other.attributes, other.penalized, other.size)
        return same and (self._is_gone or self.content == other.content)

    def __hash__(self) -> int:
        return hash(self.uuid)

    def __repr__(self) -> str:
        return f"FlowFile({self.size} bytes, where={self.where!r}, attributes={self.attributes!r})"

    @property
    def _is_gone(self) -> bool:
        return self._data is None and self._stored is None
