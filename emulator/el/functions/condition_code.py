"""Conditions, choices and searches as code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Sequence

from ...java.util.regex import patterns
from ..node import STRING, Node

if TYPE_CHECKING:
    import ast

    from ..code import Code


def connective_code(code: Code, node: Node, decided_by: bool, left: Node, right: Node) -> ast.expr:
    """and, or: the right side counts unless the left one decides."""
    from ...base.generated import constant, expression

    code.once(node)
    side = code.of(left)
    return expression("DECIDED if LEFT is DECIDED else RIGHT", DECIDED=constant(decided_by), LEFT=side, RIGHT=code.of(right))


def choice_code(condition: Node, yes: Node, no: Node, code: Code) -> ast.expr:
    """ifElse."""
    from ...base.generated import expression

    return expression("YES if TEST is True else NO", TEST=code.of(condition), YES=code.of(yes), NO=code.of(no))


def equals_code(left: Node, right: Node, same: Callable[[Any, Any], bool], code: Code) -> ast.expr:
    """equals of two values of one type."""
    import ast

    from ...base.generated import constant, expression, name

    value, other = code.of(left), code.of(right)
    if left.type == STRING and isinstance(other, ast.Constant) and other.value is not None:
        return expression("LEFT == RIGHT", LEFT=value, RIGHT=other)
    first, second = code.variable(), code.variable()
    test = expression("V == W", V=first, W=second) if left.type == STRING else code.call("same", same, [name(first), name(second)])
    either_null = expression("(V := LEFT) is None or (W := RIGHT) is None", V=first, LEFT=value, W=second, RIGHT=other)
    return expression("NO if NULL else TEST", NO=constant(False), NULL=either_null, TEST=test)


def among_code(subject: Node, others: Sequence[Node], code: Code) -> ast.expr:
    """in: one after the other, until one is equal."""
    import ast

    from ...base.generated import expression

    def among(value: ast.expr) -> ast.expr:
        tests: Sequence[ast.expr] = [expression("VALUE == OTHER", VALUE=value, OTHER=code.of(other)) for other in others]
        return ast.BoolOp(ast.Or(), list(tests)) if len(tests) > 1 else tests[0]

    return code.unless_null(code.of(subject), False, among)


def regex_code(subject: Node, regex: Node, whole: bool, code: Code) -> ast.expr:
    """matches and find with a regex that is known."""
    import ast

    from ...base.generated import expression
    from ...base.often import Unsupported

    pattern = code.of(regex)
    if not isinstance(pattern, ast.Constant) or not isinstance(pattern.value, str):
        raise Unsupported("a regex that is not known")
    compiled = patterns.compile(pattern.value)
    method = compiled.fullmatch if whole else compiled.search

    def tested(value: ast.expr) -> ast.expr:
        return expression("MATCH is not None", MATCH=code.call("match", method, [value]))

    return code.unless_null(code.of(subject), False, tested)


def replaced_code(subject: Node, other: Node, blank: Callable[[str], object], code: Code) -> ast.expr:
    """replaceNull and replaceEmpty: the other value where there is none, or where ``blank`` says that it is as good as none."""
    from ...base.generated import expression, name

    value = code.variable()
    test = code.call("is_blank", blank, [name(value)])
    return expression(
        "V if (V := VALUE) is not None and not BLANK else OTHER", V=value, VALUE=code.of(subject), BLANK=test, OTHER=code.of(other)
    )
