"""What is used often becomes code (``generated``); this much of it is needed by what is used once, and imports nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict

if TYPE_CHECKING:
    import ast

OFTEN = 8  # so many uses come before the code, which costs as much as a few dozen of them

# What the code may use of Python's own.
_BUILTINS = {used.__name__: used for used in (IndexError, KeyError, TypeError, bool, dict, float, int, isinstance, len, list, str, type)}


class Unsupported(Exception):
    """What is asked for has no generated form; it is evaluated as before."""


def loaded(tree: ast.Module, names: Dict[str, Any]) -> Callable[..., Any]:
    """The function that a module defines; ``names``: what it may use. Unsupported where Python's compiler has a limit."""
    identifier: str = tree.body[0].name  # type: ignore[attr-defined]
    scope = {"__builtins__": _BUILTINS, **names}
    try:
        exec(compile(tree, f"<generated {identifier}>", "exec"), scope)  # noqa: S102  a tree of our own, the user's text is constants
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        raise Unsupported(str(error)) from None
    function: Callable[..., Any] = scope[identifier]
    return function
