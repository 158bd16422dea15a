"""What a script's own functions and classes are called with, where every call is in sight."""

from __future__ import annotations

import ast
from typing import Dict, Iterator, List, Sequence, Tuple


def handed_over(nodes: Sequence[ast.AST]) -> Dict[int, List[ast.AST]]:
    """id of a parameter → its arguments and its default; nothing of a function that is used otherwise than called by its name."""
    called: Dict[str, List[ast.Call]] = {}
    functions: Dict[str, List[Tuple[ast.FunctionDef, int]]] = {}
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called.setdefault(node.func.id, []).append(node)
        elif isinstance(node, ast.FunctionDef):
            functions.setdefault(node.name, []).append((node, 0))
        elif isinstance(node, ast.ClassDef):
            constructors = [item for item in node.body if isinstance(item, ast.FunctionDef) and item.name == "__init__"]
            functions.setdefault(node.name, []).extend((item, 1) for item in constructors)
    callees = {id(call.func) for calls in called.values() for call in calls}
    escaped = {node.id for node in nodes if isinstance(node, ast.Name) and id(node) not in callees}
    escaped |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}  # a method is called by its attribute
    handed: Dict[int, List[ast.AST]] = {}
    for name, definitions in functions.items():
        if len(definitions) == 1 and name in called and name not in escaped:
            handed.update(_of_function(*definitions[0], called[name]))
    return handed


def _of_function(function: ast.FunctionDef, skipped: int, calls: Sequence[ast.Call]) -> Iterator[Tuple[int, List[ast.AST]]]:
    arguments = function.args
    is_plain = not any(call.keywords or any(isinstance(value, ast.Starred) for value in call.args) for call in calls)
    if not is_plain or arguments.vararg or arguments.kwarg or function.decorator_list:
        return
    defaults = dict(zip(range(len(arguments.args) - len(arguments.defaults), len(arguments.args)), arguments.defaults))
    for place, parameter in enumerate(arguments.args[skipped:], skipped):
        values: List[ast.AST] = [call.args[place - skipped] for call in calls if place - skipped < len(call.args)]
        values += [defaults[place]] if place in defaults else []
        if values:
            yield id(parameter), values
