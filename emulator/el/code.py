"""An expression as one generated Python function of the scope: ``evaluate(scope)``.

A node that knows how says it as an expression (``Node.code``); any other is called as it is. What depends on nothing is worked out once.
"""

from __future__ import annotations

import ast
import math
from typing import Any, Callable, Dict, List, Sequence, Set

from ..base.generated import Statements, constant, expression, function, name, statements
from ..base.often import Unsupported
from ..base.secret import Secret
from .node import BOOLEAN, STRING, Node, to_text
from .scope import Scope

_SOURCES = {
    "attributes": "scope.attributes",
    "others": "scope.variables or scope.environment",
    "parameters": "scope.parameters",
}
_TEXTS = {True: "true", False: "false", None: ""}


def shown(value: Any, scope: Scope) -> str:
    """What stands in a text for a value; null is ''."""
    return "" if value is None else to_text(value, scope)


class Code:
    """One function that is being written. ``names``: what it uses besides the scope."""

    def __init__(self) -> None:
        self.names: Dict[str, Any] = {"Secret": Secret, "shown": shown, "elsewhere": Scope.elsewhere, "texts": _TEXTS}
        self._sources: Set[str] = set()
        self._numbers = 0
        self._remembers = False
        self._remembered: Set[int] = set()

    def of(self, node: Node) -> ast.expr:
        """The value of a node."""
        if node.code is not None:
            return node.code(self)
        self._remembers = True
        return self.call("run", node.run, [name("scope")])

    def constant(self, value: Any) -> ast.expr:
        """A value of the user's."""
        return constant(value)

    def run(self, value: Callable[[Scope], Any]) -> ast.expr:
        """A piece of text that is evaluated as it is; null is ''."""
        self._remembers = True
        return expression("VALUE or ''", VALUE=self.call("run", value, [name("scope")]))

    def text_of(self, node: Node) -> ast.expr:
        """The value of a node as a piece of text."""
        value = self.of(node)
        if isinstance(value, ast.Constant):
            return constant(shown(value.value, Scope()))
        if node.code is None or node.type not in (STRING, BOOLEAN):
            return expression("shown(VALUE, scope)", VALUE=value)
        return expression("texts[VALUE]" if node.type == BOOLEAN else "VALUE or ''", VALUE=value)

    def source(self, word: str) -> ast.expr:
        """One of the scope's maps, as a variable of the function."""
        self._sources.add(word)
        return name(word)

    def variable(self, word: str = "value") -> str:
        self._numbers += 1
        return f"{word}{self._numbers}"

    def call(self, word: str, body: Callable[..., Any], arguments: Sequence[ast.expr]) -> ast.expr:
        """A call of a function of ours."""
        identifier = self.variable(word)
        self.names[identifier] = body
        return ast.Call(name(identifier), list(arguments), [])

    def in_scope(self, word: str, body: Callable[..., Any], arguments: Sequence[ast.expr]) -> ast.expr:
        """A call of a function of ours that takes the scope last."""
        return self.call(word, body, [*arguments, name("scope")])

    def folded(self, word: str, body: Callable[..., Any], arguments: Sequence[ast.expr]) -> ast.expr:
        """A call of a function that depends on nothing else: worked out at once where the arguments are known and it does not fail."""
        values = [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
        if len(values) == len(arguments):
            try:
                value = body(*values)
            except BaseException as error:
                if not hasattr(error, "java_name"):
                    raise
            else:
                if value is None or isinstance(value, (str, bool, int)) or (isinstance(value, float) and math.isfinite(value)):
                    return constant(value)
        return self.call(word, body, arguments)

    def prepared(self, prepare: Callable[..., Any], arguments: Sequence[ast.expr]) -> Any:
        """What a function makes of its arguments before the subject is there; None where they are not known or are refused."""
        if not all(isinstance(argument, ast.Constant) for argument in arguments):
            return None
        try:
            return prepare(*(argument.value for argument in arguments if isinstance(argument, ast.Constant)))
        except BaseException as error:
            if not hasattr(error, "java_name"):
                raise
            return None

    def unless_null(self, value: ast.expr, null: Any, then: Callable[[ast.expr], ast.expr]) -> ast.expr:
        """``null`` for null, else what ``then`` makes of the value."""
        if isinstance(value, ast.Constant):
            return constant(null) if value.value is None else then(value)
        variable = self.variable()
        return expression("NULL if (V := VALUE) is None else THEN", NULL=constant(null), V=variable, VALUE=value, THEN=then(name(variable)))

    def once(self, node: Node) -> None:
        """A node whose value is remembered for the evaluation: it may stand in the function once only."""
        if node.key in self._remembered:
            raise Unsupported("an expression with and() or or() stands there twice")
        self._remembered.add(node.key)

    def module(self, texts: Sequence[ast.expr]) -> ast.Module:
        """The module of the function that gives these pieces of text, joined."""
        begin: List[str] = ["scope.memory = {}"] if self._remembers else []
        begin += [f"{word} = {where}" for word, where in _SOURCES.items() if word in self._sources]
        body: Statements = statements("\n".join(begin))
        return function("evaluate", ("scope",), [*body, *statements("return TEXT", TEXT=joined(texts))])


def joined(texts: Sequence[ast.expr]) -> ast.expr:
    """Pieces of text as one; those that are known are put together at once."""
    pieces: List[ast.expr] = []
    for text in texts:
        last = pieces[-1] if pieces else None
        if isinstance(text, ast.Constant) and isinstance(last, ast.Constant):
            pieces[-1] = constant(str(last.value) + str(text.value))
        elif not (isinstance(text, ast.Constant) and not text.value):
            pieces.append(text)
    whole = pieces[0] if pieces else constant("")
    for piece in pieces[1:]:
        whole = ast.BinOp(whole, ast.Add(), piece)
    return whole
