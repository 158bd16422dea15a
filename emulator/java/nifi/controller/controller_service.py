"""org.apache.nifi.controller.ControllerService: the interface."""

from __future__ import annotations

from ...lang.object import JavaObject
from ...registry import java_class


@java_class("org.apache.nifi.controller.ControllerService")
class ControllerService(JavaObject):
    """The interface."""
