"""``keyword``: those of Python 2.7."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module

_WORDS = (
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "exec", "finally", "for", "from", "global",
    "if", "import", "in", "is", "lambda", "not", "or", "pass", "print", "raise", "return", "try", "while", "with", "yield",
)  # fmt: skip


@python_module("keyword")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("keyword")
    module.__dict__.update(kwlist=[ByteString(word) for word in _WORDS], iskeyword=lambda word: word in _WORDS)
    return module
