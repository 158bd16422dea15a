"""The exceptions of java.util.concurrent."""

from __future__ import annotations

from ...lang.throwable import JavaException
from ...registry import java_class


@java_class("java.util.concurrent.ExecutionException")
class ExecutionException(JavaException): ...


@java_class("java.util.concurrent.TimeoutException")
class JavaTimeoutException(JavaException): ...
