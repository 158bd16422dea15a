"""The exceptions of java.util.regex."""

from __future__ import annotations

from ...lang.throwable import IllegalArgumentException
from ...registry import java_class


@java_class("java.util.regex.PatternSyntaxException")
class PatternSyntaxException(IllegalArgumentException): ...
