"""org.apache.nifi.flowfile.FlowFile (nifi-api 1.16.3): the interface; the objects are core's."""

from __future__ import annotations

from typing import Optional

from ...lang.object import JavaObject
from ...registry import java_class


@java_class("org.apache.nifi.flowfile.FlowFile")
class FlowFile(JavaObject):
    """The interface; the objects are core's FlowFile."""

    __slots__ = ()

    @java_class("org.apache.nifi.flowfile.FlowFile$KeyValidator")
    class KeyValidator(JavaObject):
        """Which names an attribute may have."""

        @staticmethod
        def validateKey(key: Optional[str]) -> str:
            """The key; IllegalArgumentException when it is null or blank."""
            if key is None or not key.strip():
                from ...lang.throwable import IllegalArgumentException

                raise IllegalArgumentException("Invalid attribute key: " + ("null" if key is None else "<Empty String>"))
            return key

        @staticmethod
        def isValid(key: Optional[str]) -> bool:
            return key is not None and bool(key.strip())
