"""What a rule is, and where all of them are: a file of ``rules/`` holds some, no list names them.

A rule of a target is asked only where a script is to run there: ``lint(script, target="nifi2")``.

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

NIFI_2 = "nifi2"  # NiFi 2 with the NAR of nifi/jython_nar
TARGETS = (NIFI_2,)
ERROR, WARNING, NOTE = "error", "warning", "note"  # NiFi fails; it does something else than it seems; the emulator alone is concerned


class Rule(NamedTuple):
    """``reason``: why, in a sentence, as it was seen. ``advice``: what to do, with ``{}`` for the detail of a finding."""

    name: str
    level: str
    reason: str
    advice: str
    check: Check
    needs_tree: bool
    target: str


_RULES: Dict[str, Rule] = {}


def rule(name: str, level: str, reason: str, advice: str, needs_tree: bool = True, target: str = "") -> Callable[[Check], Check]:
    """Register a check.

    ``needs_tree``: it is not asked for a script that does not parse. ``target``: one of TARGETS, '' for every script.
    """

    def register(check: Check) -> Check:
        _RULES[name] = Rule(name, level, reason, advice, check, needs_tree, target)
        return check

    return register


@cache
def all_rules() -> Tuple[Rule, ...]:
    """Every rule, by name."""
    from . import rules

    import_all(rules.__file__ or "", rules.__name__)
    return tuple(_RULES[name] for name in sorted(_RULES))


def rules_of(target: str = "") -> Tuple[Rule, ...]:
    """The rules of every script, and those of the target."""
    return tuple(rule for rule in all_rules() if rule.target in ("", target))
