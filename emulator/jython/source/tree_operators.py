"""Which operators and methods of texts go through a helper, because Python 3's own do something else."""

from __future__ import annotations

import ast

ARITHMETIC: dict[type[ast.AST], str] = {
    ast.Div: "__jy_div__", ast.FloorDiv: "__jy_floordiv__", ast.LShift: "__jy_shift__", ast.Mod: "__jy_mod__", ast.Pow: "__jy_pow__",
}  # fmt: skip
ORDER: dict[type[ast.AST], str] = {ast.Lt: "__jy_lt__", ast.LtE: "__jy_le__", ast.Gt: "__jy_gt__", ast.GtE: "__jy_ge__"}
ALIKE: dict[type[ast.AST], str] = {ast.Eq: "__jy_eq__", ast.NotEq: "__jy_ne__"}
CHAINED: dict[type[ast.AST], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in",
    ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip
OF_TEXTS = frozenset((
    "count", "endswith", "find", "index", "lstrip", "partition", "replace", "rfind", "rindex", "rpartition", "rsplit", "rstrip", "split",
    "startswith", "strip",
))  # fmt: skip
