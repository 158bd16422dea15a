"""org.apache.nifi.processor.DataUnit (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import ClassVar

from ...lang.enum import Enum
from ...registry import java_class


@java_class("org.apache.nifi.processor.DataUnit")
class DataUnit(Enum):
    """org.apache.nifi.processor.DataUnit."""

    B: ClassVar[DataUnit]
    KB: ClassVar[DataUnit]
    MB: ClassVar[DataUnit]
    GB: ClassVar[DataUnit]
    TB: ClassVar[DataUnit]


for _ordinal, _name in enumerate(("B", "KB", "MB", "GB", "TB")):
    setattr(DataUnit, _name, DataUnit(_name, _ordinal))
