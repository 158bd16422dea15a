"""What is used often becomes code (``generated``); this much of it is needed by what is used once, and imports nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Optional, Tuple

if TYPE_CHECKING:
    import ast

OFTEN = 8  # so many uses come before the code, which costs as much as a few dozen of them

# What the code may use of Python's own.
_BUILTINS = {used.__name__: used for used in (IndexError, KeyError, TypeError, bool, dict, float, int, isinstance, len, list, str, type)}


class Unsupported(Exception):
    """What is asked for has no generated form; it is evaluated as before."""


def function_of(code: Callable[[], Tuple[ast.Module, Dict[str, Any]]]) -> Optional[Callable[..., Any]]:
    """The function whose module and names ``code`` writes; None where it has no such form, or is too deep to be one."""
    try:
        return loaded(*code())
    except (Unsupported, RecursionError):
        return None


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
