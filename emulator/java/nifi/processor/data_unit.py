"""org.apache.nifi.processor.DataUnit (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import ClassVar

from ...lang.constants import Constant, fill
from ...registry import java_class


@java_class("org.apache.nifi.processor.DataUnit")
class DataUnit(Constant):
    """org.apache.nifi.processor.DataUnit."""

    B: ClassVar[DataUnit]
    KB: ClassVar[DataUnit]
    MB: ClassVar[DataUnit]
    GB: ClassVar[DataUnit]
    TB: ClassVar[DataUnit]


fill(DataUnit, {name: DataUnit(name, ordinal) for ordinal, name in enumerate(("B", "KB", "MB", "GB", "TB"))})
