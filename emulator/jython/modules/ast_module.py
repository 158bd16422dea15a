"""``ast``: ``literal_eval``."""

from __future__ import annotations

import ast
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from ..source.compile_expression import compile_expression
from ..source.source_error import SourceError
from .catalog import python_module

_LITERALS = (
    ast.Expression,
    ast.Constant,
    ast.Tuple,
    ast.List,
    ast.Dict,
    ast.UnaryOp,
    ast.USub,
    ast.UAdd,
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.Load,
)


@python_module("ast")
def build(interpreter: Any) -> ModuleType:
    def literal_eval(node_or_string: Any) -> Any:
        if not isinstance(node_or_string, str):
            raise ValueError("malformed string")
        text = str.__str__(node_or_string)
        try:
            code = compile_expression(text, "<unknown>")
        except SourceError as error:
            raise SyntaxError(ByteString(f"{error.message} (<unknown>, line {error.line})")) from None
        names = {name for name in code.co_names if not name.startswith("__jy_")} - {"None", "True", "False"}
        if names or not _is_literal(text):
            raise ValueError("malformed string")
        return eval(code, {"__builtins__": interpreter.builtins})

    module = ModuleType("ast")
    module.__dict__.update(literal_eval=literal_eval)
    return module


def _is_literal(text: str) -> bool:
    from ..source.rewrite import rewrite

    tree = ast.parse(rewrite(text.strip()).text, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.startswith("__jy_"):
            continue
        if isinstance(node, ast.Name) and (node.id.startswith("__jy_") or node.id in ("None", "True", "False")):
            continue
        if isinstance(node, ast.BinOp) and not isinstance(getattr(node.right, "value", None), complex):
            return False
        if not isinstance(node, _LITERALS):
            return False
    return True
