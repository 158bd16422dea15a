"""The framework's StandardExpressionLanguageCompiler by its Java name, as recorded questions make it; a script gets it from its context."""

from __future__ import annotations

from typing import Any

from emulator.components.expression_compiler import ExpressionCompiler
from emulator.java.lang.object import JavaObject
from emulator.java.registry import java_class


@java_class("org.apache.nifi.attribute.expression.language.StandardExpressionLanguageCompiler")
class StandardExpressionLanguageCompiler(ExpressionCompiler):
    def __init__(self, *_: Any) -> None:
        super().__init__()


@java_class("org.apache.nifi.parameter.ParameterLookup")
class ParameterLookup(JavaObject):
    EMPTY = None


@java_class("org.apache.nifi.registry.VariableRegistry")
class VariableRegistry(JavaObject):
    EMPTY_REGISTRY = None
