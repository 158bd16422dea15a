"""A path as one generated Python function: ``read(document, root=None, require=False)``.

A definite path is a chain of look-ups; each step that may lead to several places is a loop. Where the library would raise, and where
properties are required, the function asks ``slowly``, the walk over the steps, which knows every message.
"""

from __future__ import annotations

import ast
from typing import Any, Callable, Dict, Sequence, Tuple

from ..base.generated import Statements, branches, constant, expression, function, name, statements
from ..base.often import Unsupported
from .filter_code import FilterCode
from .runtime import NAMES
from .tokens import Filter, Index, Property, Scan, Slice, Token, Wildcard

SLOWLY = "return slowly(document, root, require)"


def path_code(tokens: Sequence[Token], definite: bool, slowly: Callable[..., Any]) -> Tuple[ast.Module, Dict[str, Any]]:
    """The module that defines ``read`` and the names that it uses; Unsupported when the path has no such form."""
    code = _Code({**NAMES, "slowly": slowly})
    body = code.definite(tokens[1:]) if definite else code.indefinite(tokens[1:])
    tree = function("read", ("document", "root", "require"), body)
    (definition,) = tree.body
    assert isinstance(definition, ast.FunctionDef)
    definition.args.defaults = [constant(None), constant(False)]
    return ast.fix_missing_locations(tree), code.names


class _Code:
    def __init__(self, names: Dict[str, Any]) -> None:
        self.names = names
        self.numbers = 0

    def variable(self, word: str) -> str:
        self.numbers += 1
        return f"{word}{self.numbers}"

    def definite(self, tokens: Sequence[Token]) -> Statements:
        """Look-ups in a ``try``: whatever goes wrong is told by the walk."""
        value: ast.expr = name("document")
        body: Statements = []
        for token in tokens:
            if isinstance(token, Property) and len(token.names) == 1:
                value = expression("VALUE[NAME]", VALUE=value, NAME=constant(token.names[0]))
                continue
            body += statements("value = VALUE", VALUE=value)
            value = name("value")
            if isinstance(token, Index):
                body += branches(expression("not isinstance(value, list)"), statements(SLOWLY), [])
                value = expression("value[INDEX]", INDEX=constant(token.indexes[0]))
            elif isinstance(token, Property):
                body += branches(expression("require or not isinstance(value, dict)"), statements(SLOWLY), [])
                value = expression("{name: value[name] for name in NAMES if name in value}", NAMES=_names(token))
            else:
                raise Unsupported(f"the step {token.fragment}")
        body += statements("return VALUE", VALUE=value)
        guarded = statements("try: BODY\nexcept (KeyError, TypeError, IndexError): pass", BODY=body)
        return [*guarded, *statements(SLOWLY)]

    def indefinite(self, tokens: Sequence[Token]) -> Statements:
        slowly = branches(name("require"), statements(SLOWLY), [])
        start = statements("values = []\nroot = document if root is None else root")
        return [*slowly, *start, *self.step(tokens, "document", first=True), *statements("return values")]

    def step(self, tokens: Sequence[Token], value: str, first: bool = False) -> Statements:
        """What the first of the steps does to a value, and the others to what it finds. ``first``: all before it lead to one place."""
        if not tokens:
            return statements("values.append(V)", V=value)
        token, following = tokens[0], tokens[1:]
        if isinstance(token, Property):
            return self.property(token, following, value, first)
        if isinstance(token, (Index, Slice)):
            return self.array(token, following, value, first)
        if isinstance(token, Filter):
            return self.filter(token, following, value, first)
        item = self.variable("item")
        if isinstance(token, Wildcard):
            loop = "for ITEM in list(V.values()) if isinstance(V, dict) else list(V) if isinstance(V, list) else (): BODY"
            return statements(loop, ITEM=item, V=value, BODY=self.step(following, item))
        if isinstance(token, Scan) and following and isinstance(following[0], Property) and len(following[0].names) == 1:
            wanted = constant(following[0].names[0])
            return statements("for ITEM in named(V, NAME): BODY", ITEM=item, V=value, NAME=wanted, BODY=self.step(following[1:], item))
        raise Unsupported(f"the step {token.fragment}")

    def otherwise(self, first: bool) -> Statements:
        """What happens to a value of the wrong kind: where only one place was looked at, an error."""
        return statements(SLOWLY) if first else []

    def property(self, token: Property, following: Sequence[Token], value: str, first: bool) -> Statements:
        is_object = expression("isinstance(V, dict)", V=value)
        if len(token.names) > 1 and not following:
            merged = statements("values.append({name: V[name] for name in NAMES if name in V})", V=value, NAMES=_names(token))
            return branches(is_object, merged, self.otherwise(first))
        body: Statements = []
        alone = len(token.names) == 1
        for text in token.names:
            item = self.variable("item")
            body += statements("ITEM = V.get(NAME, missing)", ITEM=item, V=value, NAME=constant(text))
            there = expression("ITEM is not missing", ITEM=item)
            body += branches(there, self.step(following, item, first and alone), self.otherwise(first and alone and bool(following)))
        return branches(is_object, body, self.otherwise(first))

    def array(self, token: Any, following: Sequence[Token], value: str, first: bool) -> Statements:
        is_array = expression("isinstance(V, list)", V=value)
        item = self.variable("item")
        if isinstance(token, Slice):
            ranged = self.variable("range")
            self.names[ranged] = token.range
            loop = "for index in RANGE(len(V)):\n    if index < len(V): BODY"
            element = statements("ITEM = V[index]", ITEM=item, V=value)
            body = statements(loop, RANGE=ranged, V=value, BODY=[*element, *self.step(following, item)])
            return branches(is_array, body, self.otherwise(first))
        body = []
        for index in token.indexes:
            inside = expression("-len(V) <= INDEX < len(V)", V=value, INDEX=constant(index))
            element = statements("ITEM = V[INDEX]", ITEM=item, V=value, INDEX=constant(index))
            body += branches(inside, [*element, *self.step(following, item, first and token.definite)], [])
        return branches(is_array, body, self.otherwise(first))

    def filter(self, token: Filter, following: Sequence[Token], value: str, first: bool) -> Statements:
        item = self.variable("item")
        looked_up, test = FilterCode(self.names, self.variable).test(token, item)
        accepted = branches(test, self.step(following, item), [])
        items = "(V,) if isinstance(V, dict) else V if isinstance(V, list) else ()"
        loop = statements("for ITEM in ITEMS: BODY", ITEM=item, ITEMS=expression(items, V=value), BODY=[*looked_up, *accepted])
        if not first:
            return loop
        return [*branches(expression("not isinstance(V, (dict, list))", V=value), statements(SLOWLY), []), *loop]


def _names(token: Property) -> ast.expr:
    return ast.Tuple([constant(text) for text in token.names], ast.Load())
