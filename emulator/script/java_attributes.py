"""Attributes of Java objects whose methods take Python values: a FlowFile's, the session's output stream's."""

from __future__ import annotations

from typing import Any

from ..core.flowfile import FlowFile
from ..core.session.streams import TaskTerminationOutputStream
from .bindings import coerced_method
from .coercion import Signatures
from .overloads import FLOWFILE_METHODS, OUTPUT

_GET_ATTRIBUTE = Signatures("getAttribute", FLOWFILE_METHODS["getAttribute"])
_WRITE = Signatures("write", OUTPUT["write"])


def coerced_attribute(value: Any, name: str) -> Any:
    """``value.name``."""
    if isinstance(value, FlowFile):
        if name == "attributes":
            return value.getAttributes()
        if name == "getAttribute":
            return coerced_method(value.getAttribute, _GET_ATTRIBUTE)
    elif name == "write" and isinstance(value, TaskTerminationOutputStream):
        return coerced_method(value.write, _WRITE)
    return getattr(value, name)
