"""com.fasterxml.jackson.annotation.JsonInclude: which values of a map are written."""

from __future__ import annotations

from ...lang.enum import Enum
from ...lang.object import JavaObject
from ...registry import java_class


@java_class("com.fasterxml.jackson.annotation.JsonInclude")
class JsonInclude(JavaObject):
    """Only Include."""

    @java_class("com.fasterxml.jackson.annotation.JsonInclude$Include")
    class Include(Enum):
        """What is left out."""


for _ordinal, _name in enumerate(("ALWAYS", "NON_NULL", "NON_ABSENT", "NON_EMPTY")):
    setattr(JsonInclude.Include, _name, JsonInclude.Include(_name, _ordinal))
