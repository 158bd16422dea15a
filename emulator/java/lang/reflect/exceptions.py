"""Exceptions of java.lang.reflect (JDK 17)."""

from __future__ import annotations

from typing import Optional

from ...registry import java_class
from ..throwable import JavaRuntimeException


@java_class("java.lang.reflect.UndeclaredThrowableException")
class UndeclaredThrowableException(JavaRuntimeException):
    """What a proxy throws for a checked exception that the interface's method does not declare; without a message."""

    def __init__(self, cause: Optional[BaseException] = None, message: Optional[str] = None) -> None:
        super().__init__()
        self._cause, self._message = cause, message
