"""The exceptions of org.apache.nifi.processor.exception (nifi-api 1.16.3)."""

from __future__ import annotations

from ....lang.throwable import JavaRuntimeException
from ....registry import java_class


@java_class("org.apache.nifi.processor.exception.ProcessException")
class ProcessException(JavaRuntimeException): ...


@java_class("org.apache.nifi.processor.exception.FlowFileAccessException")
class FlowFileAccessException(JavaRuntimeException): ...


@java_class("org.apache.nifi.processor.exception.FlowFileHandlingException")
class FlowFileHandlingException(JavaRuntimeException): ...


@java_class("org.apache.nifi.processor.exception.MissingFlowFileException")
class MissingFlowFileException(JavaRuntimeException): ...


@java_class("org.apache.nifi.processor.exception.TerminatedTaskException")
class TerminatedTaskException(ProcessException): ...
