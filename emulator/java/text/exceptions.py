"""The exceptions of java.text."""

from __future__ import annotations

from ..lang.throwable import JavaException
from ..registry import java_class


@java_class("java.text.ParseException")
class ParseException(JavaException): ...
