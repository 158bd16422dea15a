"""Attributes of Java objects whose methods take Python values: a FlowFile's, the session's output stream's."""

from __future__ import annotations

from typing import Any, Callable, Dict, Tuple

from ..core.flowfile import FlowFile
from ..core.session.streams import TaskTerminationOutputStream
from .bindings import coerced_method
from .coercion import Signatures
from .overloads import FLOWFILE_METHODS, OUTPUT

_GET_ATTRIBUTE = Signatures("getAttribute", FLOWFILE_METHODS["getAttribute"])
_WRITE = Signatures("write", OUTPUT["write"])


COERCED_ATTRIBUTES: Dict[Tuple[type, str], Callable[[Any], Any]] = {
    (FlowFile, "attributes"): lambda flowfile: flowfile.getAttributes(),
    (FlowFile, "getAttribute"): lambda flowfile: coerced_method(flowfile.getAttribute, _GET_ATTRIBUTE),
    (TaskTerminationOutputStream, "write"): lambda stream: coerced_method(stream.write, _WRITE),
}
