"""What is known of a name at a place of a script: a FlowFile was settled before, or session.get() may have given none.

``must``: on every way to the place. ``may``: also on a way that took no decision since, so that no test can have sorted it out.
"""

from __future__ import annotations

import ast
from typing import FrozenSet, Iterable, NamedTuple, Optional, Sequence, Tuple

NONE, SETTLED = "none", "settled"


class Mark(NamedTuple):
    """``line``: where it was made."""

    kind: str
    name: str
    line: int


class Marks(NamedTuple):
    must: FrozenSet[Mark] = frozenset()
    may: FrozenSet[Mark] = frozenset()

    def with_mark(self, mark: Mark, is_sure: bool = True) -> Marks:
        return Marks(self.must | {mark} if is_sure else self.must, self.may | {mark})

    def without(self, names: Iterable[str], kind: str = "") -> Marks:
        """Nothing is known of these names any more, or nothing of this kind."""
        gone = frozenset(names)

        def stays(mark: Mark) -> bool:
            return mark.name not in gone or bool(kind and mark.kind != kind)

        return Marks(frozenset(filter(stays, self.must)), frozenset(filter(stays, self.may)))

    def after_a_decision(self, names: Iterable[str] = ()) -> Marks:
        """What is sure alone; of these names also what may be."""
        kept = frozenset(names)
        return Marks(self.must, self.must | {mark for mark in self.may if mark.name in kept})

    def of(self, kind: str, name: str) -> Optional[Mark]:
        """The first such mark that may be."""
        return min((mark for mark in self.may if (mark.kind, mark.name) == (kind, name)), default=None)


Ways = Optional[Marks]  # None: no way gets here


def joined(ways: Sequence[Ways]) -> Ways:
    """Where several ways meet."""
    open_ways = [way for way in ways if way is not None]
    if not open_ways:
        return None
    must, may = open_ways[0]
    for way in open_ways[1:]:
        must, may = must & way.must, may | way.may
    return Marks(must, may)


def refined(test: ast.AST, marks: Marks) -> Tuple[Marks, Marks]:
    """What is known where the test holds, and where it does not."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return refined(test.operand, marks)[::-1]
    if isinstance(test, ast.BoolOp):
        is_and = isinstance(test.op, ast.And)
        sides = [refined(value, marks)[not is_and] for value in test.values]  # all of them hold, or none of them
        sure = frozenset.intersection(*(side.must for side in sides))
        every, other = Marks(sure, sure), marks.after_a_decision()
        return (every, other) if is_and else (other, every)
    name, holds = name_tested(test)
    if not name:
        return marks.after_a_decision(), marks.after_a_decision()
    there, gone = marks.after_a_decision((name,)).without((name,), NONE), marks.after_a_decision()
    none = marks.of(NONE, name)
    if none is not None:
        gone = gone.with_mark(none)
    return (there, gone) if holds else (gone, there)


def name_tested(test: ast.AST) -> Tuple[str, bool]:
    """The name whose presence a test asks for, and whether it holds where there is one; '' for another test."""
    if isinstance(test, ast.Name) and test.id not in ("True", "None", "False"):
        return test.id, True
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        sides = (test.left, test.comparators[0])
        names = [side.id for side in sides if isinstance(side, ast.Name)]
        if len(names) == 1 and any(map(_is_none, sides)):
            return names[0], isinstance(test.ops[0], (ast.IsNot, ast.NotEq))
    return "", False


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
