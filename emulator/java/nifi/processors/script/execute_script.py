"""org.apache.nifi.processors.script.ExecuteScript: only its two relationships; running it is the work of the script room."""

from __future__ import annotations

from typing import ClassVar

from ....lang.object import JavaObject
from ....registry import java_class
from ...processor.relationship import Relationship


@java_class("org.apache.nifi.processors.script.ExecuteScript")
class ExecuteScript(JavaObject):
    """Only its two relationships."""

    REL_SUCCESS: ClassVar[Relationship] = Relationship("success", "FlowFiles that were successfully processed")
    REL_FAILURE: ClassVar[Relationship] = Relationship("failure", "FlowFiles that failed to be processed")
