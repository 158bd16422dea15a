"""The exceptions of javax.script."""

from __future__ import annotations

from ...lang.throwable import JavaException
from ...registry import java_class


@java_class("javax.script.ScriptException")
class ScriptException(JavaException): ...
