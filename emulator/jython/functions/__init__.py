"""Built-in functions, a file for what they work on."""

from __future__ import annotations

from functools import reduce
from typing import TypeVar

Value = TypeVar("Value")

__all__ = ["itself", "reduce"]


def itself(value: Value) -> Value:
    return value
