"""What a rule is, and where all of them are: a file of ``rules/`` holds some, no list names them.

To add one: a function under ``@rule`` and the files ``<rule>.bad.txt`` and ``<rule>.good.txt`` in tests/lint. What NiFi does with the bad
file is recorded in tests/compliance/lint.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import Callable, Dict, Iterator, NamedTuple, Tuple, Union

from ...base.folders import import_all
from .parsed import Parsed

Place = Union[ast.AST, Tuple[int, int]]  # a node of the tree, or (line, column) from 1
Found = Tuple[Place, str]  # the place, the detail for ``{}`` in the advice
Check = Callable[[Parsed], Iterator[Found]]

ERROR, WARNING, NOTE = "error", "warning", "note"  # NiFi fails; it does something else than it seems; the emulator alone is concerned


class Rule(NamedTuple):
    """``reason``: why, in a sentence, as it was seen. ``advice``: what to do, with ``{}`` for the detail of a finding."""

    name: str
    level: str
    reason: str
    advice: str
    check: Check
    needs_tree: bool


_RULES: Dict[str, Rule] = {}


def rule(name: str, level: str, reason: str, advice: str, needs_tree: bool = True) -> Callable[[Check], Check]:
    """Register a check. ``needs_tree``: it is not asked for a script that does not parse."""

    def register(check: Check) -> Check:
        _RULES[name] = Rule(name, level, reason, advice, check, needs_tree)
        return check

    return register


@cache
def all_rules() -> Tuple[Rule, ...]:
    """Every rule, by name."""
    from . import rules

    import_all(rules.__file__ or "", rules.__name__)
    return tuple(_RULES[name] for name in sorted(_RULES))
