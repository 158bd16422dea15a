"""What Jython has in Python, not in Java: to a script its functions are functions, its methods methods."""

from __future__ import annotations

from types import FunctionType
from typing import Any


def shown_in(module: str, *items: Any) -> None:
    """Let these classes and functions be of that module, with what the classes define."""
    for item in items:
        item.__module__ = module
        if isinstance(item, type):
            for value in vars(item).values():
                if isinstance(value, FunctionType):
                    value.__module__ = module
