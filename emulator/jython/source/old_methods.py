"""Methods of a class statement that Python 3 calls by another name, or with another kind of text, than Python 2 does."""

from __future__ import annotations

import ast
from typing import List, Tuple

from .docstrings import behind_documentation
from .tree_helpers import helper

_OLD_METHODS = {
    "__nonzero__": "__bool__", "__div__": "__truediv__", "__rdiv__": "__rtruediv__", "__idiv__": "__itruediv__", "next": "__next__",
}  # fmt: skip
_OF_NAMES = frozenset(("__getattr__", "__setattr__", "__delattr__", "__getattribute__"))


def methods_of(node: ast.ClassDef) -> Tuple[ast.FunctionDef, ...]:
    """The functions that stand in the class itself."""
    return tuple([inner for inner in node.body if isinstance(inner, ast.FunctionDef)])


def old_methods(node: ast.ClassDef) -> List[ast.stmt]:
    """Python 2's special methods under the names that Python 3 looks for."""
    defined = {method.name for method in methods_of(node)}
    source = [f"{new} = {old}" for old, new in _OLD_METHODS.items() if old in defined and new not in defined]
    if "__cmp__" in defined:
        source.append("__lt__, __le__, __eq__, __ne__, __gt__, __ge__ = __jy_orders__(__cmp__)")
    if ("__eq__" in defined or "__cmp__" in defined) and "__hash__" not in defined:
        source.append("__hash__ = object.__hash__")
    return ast.parse("\n".join(source)).body


def take_names_as_bytes(node: ast.ClassDef) -> None:
    """The name of an attribute is a byte string to the method that is asked for it."""
    for method in methods_of(node):
        if method.name in _OF_NAMES and len(method.args.args) > 1:
            name = method.args.args[1].arg
            start = behind_documentation(method.body)
            place = method.body[min(start, len(method.body) - 1)]
            bound = ast.Assign([ast.Name(name, ast.Store())], helper("__jy_name__", ast.Name(name, ast.Load())))
            method.body.insert(start, ast.copy_location(bound, place))
