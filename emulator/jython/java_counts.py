"""Jython's words for a method of Java that got too few arguments, where Python's own say what it misses."""

from __future__ import annotations

import re
from types import FunctionType
from typing import Iterator, Optional, Tuple

from .signatures import function_of

_VARIABLE = 0x04  # code flag: *arguments


def too_few(name: str, error: BaseException) -> Optional[str]:
    """``before(): expected 1 args; got 0``; None where it was no method of Java. CPython 3.9 names no class."""
    owner, _, method = name.rpartition(".")
    missing = re.findall(r"'(\w+)'", str(error).partition(": ")[2])
    if not missing or not owner and function_of(error, method) is not None:
        return None
    for parameters, optional in _methods(owner, method):
        required = parameters[: len(parameters) - optional]
        if required[-len(missing) :] == tuple(missing):
            is_bound = parameters[0] == "self" and missing[0] != "self"
            least, passed = len(required) - is_bound, len(required) - len(missing) - is_bound
            return f"{method}(): expected {least}{f'-{least + optional}' if optional else ''} args; got {passed}"
    return None


def _methods(owner: str, name: str) -> Iterator[Tuple[Tuple[str, ...], int]]:
    """The parameters of each method of that name, and how many can be left out."""
    from ..java.lang.object import Beans

    waiting = [Beans]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        function = vars(kind).get(name) if kind.__module__.startswith("emulator.java.") and owner in ("", kind.__name__) else None
        function = getattr(function, "__func__", function)
        if isinstance(function, FunctionType) and not function.__code__.co_flags & _VARIABLE:
            code = function.__code__
            yield code.co_varnames[: code.co_argcount], len(function.__defaults__ or ())
