"""The exceptions of org.apache.nifi.controller.repository."""

from __future__ import annotations

from ....lang.throwable import JavaRuntimeException
from ....registry import java_class


@java_class("org.apache.nifi.controller.repository.ContentNotFoundException")
class ContentNotFoundException(JavaRuntimeException): ...
