"""A whole property value: text, ``${…}`` and ``#{…}`` in any order (Query.prepare, StandardPreparedQuery).

Compiled once and cached. An expression that cannot be compiled is no error here: evaluation raises it, as InvalidPreparedQuery does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Callable, Dict, List, NamedTuple, Optional, Tuple, Union

from ..base import often, parameters
from ..base.versions import DEFAULT_VERSION, Version
from .compiler import compile_expression
from .errors import AttributeExpressionLanguageException, AttributeExpressionLanguageParsingException, NullResult
from .node import Node, to_text
from .ranges import expression_ranges, unescape_leading, unescape_trailing
from .scope import Scope

if TYPE_CHECKING:
    import ast

    from .code import Code


class Text(NamedTuple):
    """Literal text."""

    text: str

    def value(self, scope: Scope) -> Optional[str]:
        return self.text

    def code(self, code: Code) -> ast.expr:
        return code.constant(self.text)


class Evaluated(NamedTuple):
    """A ``${…}``."""

    node: Node

    def value(self, scope: Scope) -> Optional[str]:
        try:
            value = self.node.run(scope)
        except NullResult as null:
            raise NullResult("Query") if null.raised_by is self.node else null
        return value if value is None or isinstance(value, str) else to_text(value, scope)

    def code(self, code: Code) -> ast.expr:
        return code.text_of(self.node) if self.node.code is not None else code.run(self.value)


class ParameterReference(NamedTuple):
    """ParameterExpression: a ``#{…}`` outside of ``${…}``."""

    name: str
    allow_sensitive: bool

    def value(self, scope: Scope) -> Optional[str]:
        return scope.parameters.get(self.name) if self.allow_sensitive else scope.parameter(self.name)

    def code(self, code: Code) -> ast.expr:
        return code.run(self.value)


Part = Union[Text, Evaluated, ParameterReference]


class Expression:
    """A compiled value. ``error``: why it cannot be evaluated, None when it can. ``result_types``: of its ``${…}``, in order."""

    __slots__ = ("text", "error", "result_types", "evaluate", "_parts", "_constant", "_uses")

    def __init__(
        self, text: str, parts: List[Part], error: Optional[str], result_types: Tuple[str, ...], constant: Optional[str] = None
    ) -> None:
        self.text, self.error, self.result_types, self._constant = text, error, result_types, constant
        self._parts = parts
        self._uses = 0
        # The text with every expression evaluated; null becomes ''. Raises the Throwable that NiFi would.
        self.evaluate: Callable[[Scope], str] = self._evaluate if constant is None else lambda scope: constant or ""

    @property
    def is_expression(self) -> bool:
        """Whether it holds a ``${…}`` that can be evaluated."""
        return bool(self.result_types)

    def _evaluate(self, scope: Scope) -> str:
        if self._uses < often.OFTEN:
            self._uses += 1
        elif self._uses == often.OFTEN:
            self._uses += 1
            self.evaluate = often.function_of(self.as_code) or self._evaluate
            return self.evaluate(scope)
        scope.memory = {}
        return self.evaluate_within(scope)

    def as_code(self) -> Tuple[ast.Module, Dict[str, Any]]:
        """The module of the function that often used text becomes, and its names; Unsupported when it has no such form."""
        from .code import Code

        if self.error is not None:
            raise often.Unsupported(self.error)
        code = Code()
        texts = [part.code(code) for part in self._parts]
        return code.module(texts), code.names

    def evaluate_within(self, scope: Scope) -> str:
        """The same as part of another evaluation, whose memory it shares (evaluateELString)."""
        if self.error is not None:
            raise AttributeExpressionLanguageException(f"Invalid Expression: {self.text} due to {self.error}")
        if self._constant is not None:
            return self._constant
        return "".join([part.value(scope) or "" for part in self._parts])


@lru_cache(maxsize=2048)
def prepare(text: str, pre_evaluated: bool = False, nifi: Version = DEFAULT_VERSION) -> Expression:
    """Query.prepare, or prepareWithParametersPreEvaluated, which makes the ``#{…}`` that are left literal text."""
    query = parameters.escape_references(text, nifi=nifi) if pre_evaluated else text
    ranges = expression_ranges(query)
    if not ranges:
        return _without_expressions(query, nifi)
    parts: List[Part] = []
    types: List[str] = []
    last = 0
    try:
        for start, end in ranges:
            node = compile_expression(unescape_leading(query[start : end + 1]), nifi)
            if start > last:
                before = unescape_leading(query[last:start])
                _add(unescape_trailing(before, if_all_dollars=False) if node.role == "attribute" else before, parts, False, nifi)
            parts.append(Evaluated(node))
            types.append(node.type)
            last = end + 1
        if last < len(query):
            _add(unescape_leading(query[last:]), parts, False, nifi)
    except AttributeExpressionLanguageParsingException as error:
        return Expression(query, [], error.getMessage(), ())
    return Expression(query, parts, None, tuple(types))


def _without_expressions(query: str, nifi: Version) -> Expression:
    parts: List[Part] = []
    last = 0
    escaped = expression_ranges(query, escaped=True)
    for start, end in escaped:
        if start > last:
            _add(unescape_leading(query[last:start]), parts, True, nifi)
        _add(unescape_leading(query[start : end + 1]), parts, True, nifi)
        last = end + 1
    if not escaped:
        _add(query, parts, True, nifi)
    elif last < len(query):
        _add(unescape_leading(query[last:]), parts, True, nifi)
    plain = query if not escaped and "#" not in query else None
    return Expression(query, parts, None, (), plain)


def _add(text: str, parts: List[Part], allow_sensitive: bool, nifi: Version) -> None:
    """Query.addLiteralsAndParameters: text before an escape is lost there."""
    last = 0
    tokens = parameters.tokens(text, True, nifi)
    for token in tokens:
        if token.kind != "reference":
            parts.append(Text("#" if token.kind == "hash" else token.unescaped))
        else:
            if token.start > last:
                parts.append(Text(text[last : token.start]))
            parts.append(ParameterReference(token.name, allow_sensitive))
        last = token.end + 1
    if not tokens or last < len(text):
        parts.append(Text(text[last:]))
