"""``difflib``."""

from __future__ import annotations

import difflib
from types import ModuleType
from typing import Any

from .border import functions
from .catalog import python_module


@python_module("difflib", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    lists = functions(difflib, "get_close_matches")
    module = ModuleType("difflib")
    module.__dict__.update(lists, SequenceMatcher=difflib.SequenceMatcher, Match=difflib.Match)
    for name in ("unified_diff", "context_diff", "ndiff", "restore"):
        module.__dict__[name] = _lines(getattr(difflib, name))
    return module


def _lines(function: Any) -> Any:
    from .border import at_border

    listed = at_border(lambda *arguments, **keywords: list(function(*arguments, **keywords)))
    return lambda *arguments, **keywords: iter(listed(*arguments, **keywords))
