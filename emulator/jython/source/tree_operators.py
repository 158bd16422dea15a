"""Which operators and methods of texts go through a helper, because Python 3's own do something else."""

from __future__ import annotations

import ast
from typing import Optional

ARITHMETIC: dict[type[ast.AST], str] = {
    ast.Div: "__jy_div__", ast.FloorDiv: "__jy_floordiv__", ast.LShift: "__jy_shift__", ast.Mod: "__jy_mod__", ast.Pow: "__jy_pow__",
}  # fmt: skip
TRUE_DIVISION = {kind: name for kind, name in ARITHMETIC.items() if kind is not ast.Div}  # Python 3's own, under the future
_WITH_BOOL: dict[type[ast.AST], str] = {
    ast.BitAnd: "__jy_and__", ast.BitOr: "__jy_or__", ast.BitXor: "__jy_xor__", ast.RShift: "__jy_shift_right__",
    ast.Add: "__jy_add__", ast.Sub: "__jy_sub__", ast.Mult: "__jy_mul__",
}  # fmt: skip
_FREQUENT = (ast.Add, ast.Sub, ast.Mult)  # a helper costs too much for these where the left side does not show that it is a bool
_BOOLS = (ast.Compare, ast.BoolOp, ast.IfExp)
ORDER: dict[type[ast.AST], str] = {ast.Lt: "__jy_lt__", ast.LtE: "__jy_le__", ast.Gt: "__jy_gt__", ast.GtE: "__jy_ge__"}
ALIKE: dict[type[ast.AST], str] = {ast.Eq: "__jy_eq__", ast.NotEq: "__jy_ne__"}
CHAINED: dict[type[ast.AST], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in",
    ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip
OF_TEXTS = frozenset((
    "center", "count", "endswith", "find", "index", "ljust", "lstrip", "partition", "replace", "rfind", "rindex", "rjust", "rpartition",
    "rsplit", "rstrip", "split", "startswith", "strip",
))  # fmt: skip


def is_new_object(node: ast.expr) -> bool:
    """A literal of which each evaluation makes an object: a text, a number, a tuple."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return isinstance(node.operand, ast.Constant)
    return isinstance(node, ast.Tuple) or isinstance(node, ast.Constant) and type(node.value) in _NEW


_NEW = (str, frozenset, int, float, complex)


def with_bool(node: ast.BinOp) -> Optional[str]:
    """The helper of an operator whose left side may be a bool and whose right side a long."""
    name = _WITH_BOOL.get(type(node.op))
    if name is None or isinstance(node.right, ast.Constant) or isinstance(node.op, _FREQUENT) and not _may_be_bool(node.left):
        return None
    return name


def _may_be_bool(node: ast.expr) -> bool:
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    return negated or isinstance(node, _BOOLS) or isinstance(node, ast.Constant) and isinstance(node.value, bool)
