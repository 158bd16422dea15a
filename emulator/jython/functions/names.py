"""Built-in functions that answer names with their values: ``locals``, ``vars``."""

from __future__ import annotations

import inspect
import sys
from types import FrameType
from typing import Any

from ..objects.attribute_dict import attributes_of, of_names
from ..objects.bytestring import ByteString
from ..objects.facade import Facade
from ..objects.types import is_built_in_type


def _locals() -> Any:
    return _of_frame(sys._getframe(1))


def _vars(*value: Any) -> Any:
    if not value:
        return _of_frame(sys._getframe(1))
    if not hasattr(value[0], "__dict__") or isinstance(value[0], Facade) or _is_built_in(value[0]):
        raise TypeError(ByteString("vars() argument must have __dict__ attribute"))
    return attributes_of(value[0])


def _is_built_in(value: Any) -> bool:
    return not isinstance(value, type) and is_built_in_type(type(value))


def _of_frame(frame: FrameType) -> Any:
    """A function's names as they are now; a module's own table."""
    return of_names(frame.f_locals) if frame.f_code.co_flags & inspect.CO_OPTIMIZED else frame.f_locals
