"""A filter as code: paths in it as look-ups, comparisons with a number or a text in Python where both are of one kind."""

from __future__ import annotations

import ast
from decimal import Decimal
from typing import Any, Callable, Dict, Optional, Tuple

from ..base.generated import Statements, constant, expression, name, statements
from ..base.often import Unsupported
from .filter_tree import Both, Comparison, Either, Existence, Negation, Predicate
from .filter_values import Node, PathNode
from .tokens import Filter, Index, Property

_ALIKE = {"==": "==", "===": "==", "<": "<", "<=": "<=", ">": ">", ">=": ">="}  # those that never raise, as Python has them
_SIMPLE = {*_ALIKE, "!=", "!=="}
_CONSTANTS = ("number", "string", "boolean", "null")


class FilterCode:
    """``names``: what the code may use; ``variable``: a new variable."""

    def __init__(self, names: Dict[str, Any], variable: Callable[[str], str]) -> None:
        self.names, self.variable = names, variable
        self.looked_up: Statements = []

    def test(self, token: Filter, item: str) -> Tuple[Statements, ast.expr]:
        """What is looked up in an item, and whether the filter accepts it."""
        try:
            return self.looked_up, self.predicate(token.predicate, item)
        except Unsupported:
            accepts = self.name_of("accepts", token.accepts)
            return [], expression("ACCEPTS(ITEM, Evaluation(root))", ACCEPTS=accepts, ITEM=item)

    def name_of(self, word: str, value: Any) -> str:
        identifier = self.variable(word)
        self.names[identifier] = value
        return identifier

    def predicate(self, predicate: Predicate, item: str) -> ast.expr:
        if isinstance(predicate, (Either, Both)):
            joint = ast.Or() if isinstance(predicate, Either) else ast.And()
            return ast.BoolOp(joint, [self.predicate(part, item) for part in predicate.parts])
        if isinstance(predicate, Negation):
            return ast.UnaryOp(ast.Not(), self.predicate(predicate.part, item))
        if isinstance(predicate, Existence):
            value = self.value(predicate.path, item, from_item=True)
            return expression("V is not missing" if predicate.path.should_exist else "V is missing", V=value)
        return self.comparison(predicate, item)

    def comparison(self, comparison: Comparison, item: str) -> ast.expr:
        left, right = comparison.left, comparison.right
        if comparison.operator not in _SIMPLE:
            raise Unsupported(f"the operator {comparison.operator}")
        compare = self.name_of("compare", comparison.compare)
        value = self.value(left, item) if isinstance(left, PathNode) else ""
        left_node = expression("as_node(V)", V=value) if value else self.node(left, item)
        general = expression("COMPARE(LEFT, RIGHT)", COMPARE=compare, LEFT=left_node, RIGHT=self.node(right, item))
        python, literal = _ALIKE.get(comparison.operator), _literal(right)
        if python is None or literal is None or not value:
            return general
        direct = expression(f"V {python} RIGHT", V=value, RIGHT=constant(literal))
        kind = "str" if isinstance(literal, str) else "int"
        return expression(f"DIRECT if type(V) is {kind} else GENERAL", V=value, DIRECT=direct, GENERAL=general)

    def node(self, node: Node, item: str) -> ast.expr:
        """A side of a comparison as the operators take it."""
        if isinstance(node, PathNode):
            return expression("as_node(V)", V=self.value(node, item))
        if node.kind not in _CONSTANTS:
            raise Unsupported(f"a value of the kind {node.kind}")
        return name(self.name_of("node", node))

    def value(self, node: PathNode, item: str, from_item: bool = False) -> str:
        """The variable of what a definite path leads to."""
        variable = self.variable("value")
        path = node.value
        value = item if from_item or not path.from_root else "root"
        if not path.definite or path.is_function:
            raise Unsupported("a path to several places in a filter")
        step: Any = path.root.next
        if step is None:
            self.looked_up += statements("V = ITEM", V=variable, ITEM=value)
        while step is not None:
            if isinstance(step, Property) and len(step.names) == 1:
                looked_up = "V = OF.get(KEY, missing) if isinstance(OF, dict) else missing"
                self.looked_up += statements(looked_up, V=variable, OF=value, KEY=constant(step.names[0]))
            elif isinstance(step, Index):
                looked_up = "V = OF[KEY] if isinstance(OF, list) and -len(OF) <= KEY < len(OF) else missing"
                self.looked_up += statements(looked_up, V=variable, OF=value, KEY=constant(step.indexes[0]))
            else:
                raise Unsupported("a path of several names in a filter")
            value, step = variable, step.next
        return variable


def _literal(node: Node) -> Optional[object]:
    """A text or a whole number, which Python compares as the operators do; other numbers are decimal there."""
    if node.kind == "string":
        return str(node.value)
    if node.kind == "number" and isinstance(node.value, Decimal) and node.value == node.value.to_integral_value():
        return int(node.value) if abs(node.value) < 1 << 63 else None
    return None
