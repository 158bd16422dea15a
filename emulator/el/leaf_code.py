"""Attributes, parameters, constants and texts put together, as code. ``ast`` is imported when code is written, not when one evaluates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ast

    from .code import Code
    from .node import Node

_LOOKED_UP = "V if (V := ATTRIBUTES.get(NAME)) is not None or not OTHERS else elsewhere(scope, NAME)"


def attribute_code(text: str, code: Code) -> ast.expr:
    """Scope.value of a name that is known and not empty."""
    from ..base.generated import constant, expression

    pieces = {"ATTRIBUTES": code.source("attributes"), "OTHERS": code.source("others")}
    return expression(_LOOKED_UP, V=code.variable(), NAME=constant(text), **pieces)


def parameter_code(text: str, code: Code) -> ast.expr:
    """Scope.parameter."""
    from ..base.generated import constant, expression

    value, of = code.variable(), "None if isinstance(V := PARAMETERS.get(NAME), Secret) else V"
    return expression(of, V=value, PARAMETERS=code.source("parameters"), NAME=constant(text))


def constant_code(value: Any, code: Code) -> ast.expr:
    from ..base.generated import constant

    return constant(value)


def appended_code(left: Node, right: Node, code: Code) -> ast.expr:
    """Two texts as one; null is nothing."""
    from .code import joined

    return joined([code.text_of(left), code.text_of(right)])
