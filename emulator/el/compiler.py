"""Tree to nodes, as ExpressionCompiler of 1.16.3: types are checked here, so that evaluation need not."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import List, Optional, Sequence

from ..base.errors import NotEmulated
from ..base.versions import DEFAULT_VERSION, Version
from ..java.lang.numbers import parse_double, parse_long
from ..java.lang.throwable import Throwable
from .errors import AttributeExpressionLanguageParsingException
from .functions.registry import functions, standalone
from .leaf_code import appended_code, attribute_code, constant_code, parameter_code
from .node import BOOLEAN, DECIMAL, STRING, WHOLE, Node, cast
from .parser import parse
from .ranges import expression_ranges, unescape, unescape_trailing
from .scope import Scope
from .tree import Argument, Attribute, Bare, Call, Expression, Literal, Parameter, Selection


@lru_cache(maxsize=1024)
def compile_expression(text: str, nifi: Version = DEFAULT_VERSION) -> Node:
    """The node of one whole ``${…}``; AttributeExpressionLanguageParsingException when it cannot be compiled."""
    try:
        node = _Compiler(nifi).expression(parse(text, nifi))
        verify_reduced(node)
    except (AttributeExpressionLanguageParsingException, NotEmulated):
        raise
    except Throwable as error:
        raise AttributeExpressionLanguageParsingException(error)
    except RecursionError:
        raise AttributeExpressionLanguageParsingException("java.lang.StackOverflowError")
    return node


class _Compiler:
    """Tree to nodes; ``nifi`` reads the expressions that stand inside of texts."""

    def __init__(self, nifi: Version) -> None:
        self._nifi = nifi

    def expression(self, tree: Expression) -> Node:
        """ExpressionCompiler.buildExpressionEvaluator"""
        node = self._subject(tree.subject)
        selected = node if node.role == "selector" else None
        for call in tree.calls:
            node = functions(self._nifi)[call.function].build(node, self._arguments(call))
        if selected is None:
            return node
        from .selection import iterate

        return iterate(node, selected)

    def _subject(self, subject: Attribute | Selection | Parameter | Call) -> Node:
        if isinstance(subject, Attribute):
            if isinstance(subject.name, str):
                return attribute(self._text(subject.name))
            return attribute(cast(self.expression(subject.name), STRING))
        if isinstance(subject, Parameter):
            return parameter(subject.name)
        if isinstance(subject, Selection):
            return self._selection(subject)
        return standalone(self._nifi)[subject.function].build(None, self._arguments(subject))

    def _arguments(self, call: Call) -> List[Node]:
        return [self._argument(argument) for argument in call.arguments]

    def _argument(self, argument: Argument) -> Node:
        """ExpressionCompiler.buildEvaluator for what stands in parentheses."""
        if isinstance(argument, Expression):
            return self.expression(argument)
        if isinstance(argument, Parameter):
            return parameter(argument.name)
        if isinstance(argument, Bare):
            if argument.function == "math":
                raise AttributeExpressionLanguageParsingException("Call to math() as the subject must take exactly 1 parameter")
            raise AttributeExpressionLanguageParsingException(f"Unexpected token: {argument.function}")
        if argument.kind == "null":
            return Node(STRING, lambda scope: None)
        return self._text(argument.text) if argument.kind == "string" else literal(argument)

    def _text(self, text: str) -> Node:
        """A string literal or a name, which may hold expressions itself (newStringLiteralEvaluator)."""
        ranges = expression_ranges(text) if len(text) > 1 else []
        if not ranges:
            return _escaped_text(text)
        parts: List[Node] = []
        last = 0
        for start, end in ranges:
            node = compile_expression(text[start : end + 1], self._nifi)
            if start > last:
                before = text[last:start]
                parts.append(self._text(unescape_trailing(before) if node.role == "attribute" else before))
            parts.append(node)
            last = end + 1
        if last < len(text):
            parts.append(self._text(text[last:]))
        return _joined(parts)

    def _selection(self, selection: Selection) -> Node:
        from .selection import selector

        if selection.function.endswith(("DelineatedValue", "DelineatedValues")):
            if len(selection.arguments) < 2:
                raise AttributeExpressionLanguageParsingException(
                    'java.lang.NullPointerException: Cannot invoke "org.antlr.runtime.tree.Tree.getType()" because "tree" is null'
                )
            return selector(selection.function, [cast(self._argument(argument), STRING) for argument in selection.arguments[:2]], [])
        names = [name for argument in selection.arguments for name in self._names(argument)]
        return selector(selection.function, [], names)

    def _names(self, argument: Argument) -> List[str]:
        """The text of the argument's tree nodes: an expression is not evaluated here, its node is called EXPRESSION."""
        if isinstance(argument, Literal):
            return [str(self._text(argument.text).run(Scope()))]
        if isinstance(argument, Bare):
            return [argument.function, *(name for inner in argument.arguments for name in self._names(inner))]
        return ["EXPRESSION"]


def attribute(name: Node) -> Node:
    """AttributeEvaluator"""
    if name.role == "literal":
        text = name.text
        return Node(STRING, lambda scope: scope.value(text), role="attribute", code=partial(attribute_code, text) if text else None)
    run = name.run
    return Node(STRING, lambda scope: scope.value(run(scope)), role="attribute")


def parameter(name: str) -> Node:
    """ParameterEvaluator"""
    return Node(STRING, lambda scope: scope.parameter(name), code=partial(parameter_code, name))


def literal(argument: Literal) -> Node:
    """A number or a boolean as written."""
    if argument.kind == "boolean":
        boolean = argument.text == "true"
        return Node(BOOLEAN, lambda scope: boolean, "true", code=partial(constant_code, boolean))
    if argument.kind == "whole":
        whole = parse_long(argument.text)
        return Node(WHOLE, lambda scope: whole, "wholeNumber", code=partial(constant_code, whole))
    decimal = parse_double(argument.text)
    return Node(DECIMAL, lambda scope: decimal, "decimal", code=partial(constant_code, decimal))


def _escaped_text(text: str) -> Node:
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
    return Node(STRING, lambda scope: value, text, role="literal", text=value, code=partial(constant_code, value))


def _joined(parts: Sequence[Node]) -> Node:
    if len(parts) == 1:
        return cast(parts[0], STRING)
    whole = cast(parts[0], STRING)
    for part in parts[1:]:
        whole = _append(whole, cast(part, STRING))
    return whole


def _append(left: Node, right: Node) -> Node:
    first, second = left.run, right.run
    code = partial(appended_code, left, right)
    return Node(STRING, lambda scope: (first(scope) or "") + (second(scope) or ""), None, left, code=code)


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
