"""Tree to nodes, as ExpressionCompiler of 1.16.3: types are checked here, so that evaluation need not."""

from __future__ import annotations

from functools import lru_cache
from typing import List, Optional, Sequence

from ..base.errors import NotEmulated
from ..java.lang.numbers import parse_double, parse_long
from ..java.lang.throwable import Throwable
from .errors import AttributeExpressionLanguageParsingException
from .functions.registry import functions, standalone
from .node import BOOLEAN, DECIMAL, STRING, WHOLE, Node, cast
from .parser import parse
from .ranges import expression_ranges, unescape_trailing
from .scope import Scope
from .selection import iterate, selector
from .tree import Argument, Attribute, Bare, Call, Expression, Literal, Parameter, Selection


@lru_cache(maxsize=1024)
def compile_expression(text: str) -> Node:
    """The node of one whole ``${…}``; AttributeExpressionLanguageParsingException when it cannot be compiled."""
    try:
        node = build_expression(parse(text))
        verify_reduced(node)
    except (AttributeExpressionLanguageParsingException, NotEmulated):
        raise
    except Throwable as error:
        raise AttributeExpressionLanguageParsingException(error)
    except RecursionError:
        raise AttributeExpressionLanguageParsingException("java.lang.StackOverflowError")
    return node


def build_expression(tree: Expression) -> Node:
    """ExpressionCompiler.buildExpressionEvaluator"""
    node = _subject(tree.subject)
    selected = node if node.role == "selector" else None
    for call in tree.calls:
        node = call_function(call.function, node, [build_argument(one) for one in call.arguments])
    return node if selected is None else iterate(node, selected)


def call_function(name: str, subject: Node, arguments: List[Node]) -> Node:
    """A function on its subject; NotEmulated by name when there is none."""
    found = functions().get(name)
    if found is None:
        raise NotEmulated(f"Expression Language function {name}")
    return found.build(subject, arguments)


def _subject(subject: Attribute | Selection | Parameter | Call) -> Node:
    if isinstance(subject, Attribute):
        if isinstance(subject.name, str):
            return attribute(text_node(subject.name))
        return attribute(cast(build_expression(subject.name), STRING))
    if isinstance(subject, Parameter):
        return parameter(subject.name)
    if isinstance(subject, Selection):
        return _selection(subject)
    return standalone()[subject.function].build(None, [build_argument(one) for one in subject.arguments])


def attribute(name: Node) -> Node:
    """AttributeEvaluator"""
    if name.role == "literal":
        text = name.text
        return Node(STRING, lambda scope: scope.value(text), role="attribute")
    run = name.run
    return Node(STRING, lambda scope: scope.value(run(scope)), role="attribute")


def parameter(name: str) -> Node:
    """ParameterEvaluator"""
    return Node(STRING, lambda scope: scope.parameter(name))


def build_argument(argument: Argument) -> Node:
    """ExpressionCompiler.buildEvaluator for what stands in parentheses."""
    if isinstance(argument, Expression):
        return build_expression(argument)
    if isinstance(argument, Parameter):
        return parameter(argument.name)
    if isinstance(argument, Bare):
        if argument.function == "math":
            raise AttributeExpressionLanguageParsingException("Call to math() as the subject must take exactly 1 parameter")
        raise AttributeExpressionLanguageParsingException(f"Unexpected token: {argument.function}")
    return literal(argument)


def literal(argument: Literal) -> Node:
    """A number, a boolean or a string as written."""
    if argument.kind == "string":
        return text_node(argument.text)
    if argument.kind == "boolean":
        boolean = argument.text == "true"
        return Node(BOOLEAN, lambda scope: boolean, "true")
    if argument.kind == "whole":
        whole = parse_long(argument.text)
        return Node(WHOLE, lambda scope: whole, "wholeNumber")
    decimal = parse_double(argument.text)
    return Node(DECIMAL, lambda scope: decimal, "decimal")


def text_node(text: str) -> Node:
    """A string literal or a name, which may hold expressions itself (newStringLiteralEvaluator)."""
    ranges = expression_ranges(text) if len(text) > 1 else []
    if not ranges:
        return _escaped_text(text)
    parts: List[Node] = []
    last = 0
    for start, end in ranges:
        node = compile_expression(text[start : end + 1])
        if start > last:
            before = text[last:start]
            parts.append(text_node(unescape_trailing(before) if node.role == "attribute" else before))
        parts.append(node)
        last = end + 1
    if last < len(text):
        parts.append(text_node(text[last:]))
    return _joined(parts)


def _escaped_text(text: str) -> Node:
    from .query import unescape

    ranges = expression_ranges(text, escaped=True) if len(text) > 1 else []
    parts: List[Node] = []
    last = 0
    for start, end in ranges:
        if start > last:
            parts.append(plain_text(text[last:start]))
        parts.append(plain_text(unescape(text[start : end + 1])))
        last = end + 1
    if last < len(text) or not parts:
        parts.append(plain_text(text[last:]))
    return _joined(parts)


def plain_text(text: str) -> Node:
    """StringLiteralEvaluator: backslashes are read a second time, after the lexer."""
    out: List[str] = []
    escaped = False
    for char in text:
        if escaped:
            out.append({"n": "\n", "r": "\r", "\\": "\\", "t": "\\t"}.get(char, "\\" + char))
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            out.append(char)
    value = "".join(out)
    return Node(STRING, lambda scope: value, text, role="literal", text=value)


def _joined(parts: Sequence[Node]) -> Node:
    if len(parts) == 1:
        return cast(parts[0], STRING)
    whole = cast(parts[0], STRING)
    for part in parts[1:]:
        whole = _append(whole, cast(part, STRING))
    return whole


def _append(left: Node, right: Node) -> Node:
    first, second = left.run, right.run
    return Node(STRING, lambda scope: (first(scope) or "") + (second(scope) or ""), None, left)


def _selection(selection: Selection) -> Node:
    if selection.function.endswith(("DelineatedValue", "DelineatedValues")):
        if len(selection.arguments) < 2:
            raise AttributeExpressionLanguageParsingException(
                'java.lang.NullPointerException: Cannot invoke "org.antlr.runtime.tree.Tree.getType()" because "tree" is null'
            )
        return selector(selection.function, [cast(build_argument(one), STRING) for one in selection.arguments[:2]], [])
    names: List[str] = []
    for argument in selection.arguments:
        names.extend(_names(argument))
    return selector(selection.function, [], names)


def _names(argument: Argument) -> List[str]:
    """The text of the argument's tree nodes: an expression is not evaluated here, its node is called EXPRESSION."""
    if isinstance(argument, Literal):
        return [_constant(argument.text)]
    if isinstance(argument, Bare):
        return [argument.function, *(name for one in argument.arguments for name in _names(one))]
    return ["EXPRESSION"]


def _constant(text: str) -> str:
    return str(text_node(text).run(Scope()))


def verify_reduced(node: Node) -> None:
    """ExpressionCompiler.verifyMappingEvaluatorReduced"""
    last = node.logic if node.role in ("iterating", "selector") and node.logic is not None else node
    inner: Optional[Node] = last.subject
    while inner is not None:
        if inner.role == "reduce":
            raise AttributeExpressionLanguageParsingException(
                f"Expression attempts to call function '{last.token or 'null'}' on the result of '{inner.token}'. This is not allowed. "
                f'Instead, use "${{literal( ${{<embedded expression>}} ):{last.token or "null"}(...)}}"'
            )
        last, inner = inner, inner.subject


