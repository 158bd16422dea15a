"""org.apache.nifi.processor.FlowFileFilter (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import ClassVar

from ...lang.enum import Enum
from ...lang.object import JavaObject
from ...registry import java_class


@java_class("org.apache.nifi.processor.FlowFileFilter$FlowFileFilterResult")
class FlowFileFilterResult(Enum):
    """What a filter answers; ``isAccept()`` takes the FlowFile, ``isContinue()`` asks for the next."""

    ACCEPT_AND_CONTINUE: ClassVar[FlowFileFilterResult]
    ACCEPT_AND_TERMINATE: ClassVar[FlowFileFilterResult]
    REJECT_AND_CONTINUE: ClassVar[FlowFileFilterResult]
    REJECT_AND_TERMINATE: ClassVar[FlowFileFilterResult]

    def isAccept(self) -> bool:
        return self._name.startswith("ACCEPT")

    def isContinue(self) -> bool:
        """Whether the next one is looked at."""
        return self._name.endswith("CONTINUE")


for _ordinal, _name in enumerate(("ACCEPT_AND_CONTINUE", "ACCEPT_AND_TERMINATE", "REJECT_AND_CONTINUE", "REJECT_AND_TERMINATE")):
    setattr(FlowFileFilterResult, _name, FlowFileFilterResult(_name, _ordinal))


@java_class("org.apache.nifi.processor.FlowFileFilter")
class FlowFileFilter(JavaObject):
    """filter(flowFile) gives a FlowFileFilterResult."""

    FlowFileFilterResult: ClassVar[type] = FlowFileFilterResult
