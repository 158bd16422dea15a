"""The paths that a shift writes to, as code: every container on the way is a variable, set when something is first put into it.

That holds while no path leads through a value that another one writes, and no place is a list to one and an object to another;
``check`` says so, and what it refuses is shifted without code.
"""

from __future__ import annotations

import ast
from itertools import count
from typing import Any, Dict, List, NamedTuple, Sequence, Set, Tuple

from ..base.generated import Statements, expression, name, statements
from ..base.often import Unsupported
from .traversal import APPEND, IN_LIST, IN_MAP


class Key(NamedTuple):
    """One step of a path. ``text``: tells it from others; ``loop``: the innermost loop that it depends on, 0 for none.

    ``distinct``: each turn of that loop has another one. ``fleeting``: it may be another one each time it is asked for.
    ``is_index``: it is a number, not to be read from a text.
    """

    code: ast.expr
    text: str
    loop: int = 0
    distinct: bool = False
    fleeting: bool = False
    is_index: bool = False

    @property
    def constant(self) -> bool:
        return isinstance(self.code, ast.Constant)


class Target(NamedTuple):
    """A place to write to: its steps, and the loops around the leaf that writes."""

    kinds: Tuple[int, ...]
    keys: Tuple[Key, ...]
    loops: Tuple[int, ...]


def check(targets: Sequence[Target]) -> Set[Tuple[str, ...]]:
    """The paths that are written at most once in a shift, by the texts of their steps; Unsupported where paths cross each other."""
    once: Set[Tuple[str, ...]] = set()
    _check(targets, 0, once)
    return once


def _check(targets: Sequence[Target], depth: int, once: Set[Tuple[str, ...]]) -> None:
    kinds = {target.kinds[depth] == IN_MAP for target in targets}
    if len(kinds) > 1:
        raise Unsupported("a place is an object to one path and a list to another")
    groups: Dict[str, List[Target]] = {}
    if any(not target.keys[depth].constant for target in targets) or kinds == {False}:
        groups[""] = list(targets)
    else:
        for target in targets:
            groups.setdefault(target.keys[depth].text, []).append(target)
    for group in groups.values():
        ends = [target for target in group if len(target.keys) == depth + 1]
        if ends and len(ends) < len(group):
            raise Unsupported("a path leads through a value")
        if not ends:
            _check(group, depth + 1, once)
        elif len(group) == 1 and _distinct(group[0]):
            once.add(tuple(key.text for key in group[0].keys))


def _distinct(target: Target) -> bool:
    """Whether each turn of the loops around it writes to another place."""
    told_apart = {key.loop for kind, key in zip(target.kinds, target.keys) if key.distinct and kind == IN_MAP}
    return set(target.loops) <= told_apart and APPEND not in target.kinds


class Containers:
    """The variables of containers. ``fresh``: those that a loop forgets as a turn begins; ``indexes``: those that it works out then."""

    def __init__(self, once: Set[Tuple[str, ...]]) -> None:
        self._once = once
        self._names: Dict[Tuple[Tuple[int, str], ...], str] = {}
        self._numbers = count(1)
        self.fresh: Dict[int, List[str]] = {}
        self.indexes: Dict[int, Dict[str, Tuple[str, ast.expr]]] = {}

    def write(self, target: Target, value: ast.expr) -> Statements:
        """Puts a value into its place; nothing when one of its keys cannot be told."""
        before, keys, unsure = self._keys(target)
        holder = "output"
        opening: Statements = []
        for index in range(len(keys) - 1):
            empty = expression("{}" if target.kinds[index + 1] == IN_MAP else "[]")
            holder, opening = self._opened(target, index, holder, keys[index], empty, opening)
        body = [*opening, *self._final(target, holder, keys[-1], value)]
        if not unsure:
            return [*before, *body]
        tests = [expression("KEY is not None", KEY=key) for key in unsure]
        test = ast.BoolOp(ast.And(), tests) if len(tests) > 1 else tests[0]
        return [*before, *statements("if TEST: BODY", TEST=test, BODY=body)]

    def _keys(self, target: Target) -> Tuple[Statements, List[ast.expr], List[ast.expr]]:
        """What is to be worked out before, each key, and those that may be None."""
        before: Statements = []
        keys: List[ast.expr] = []
        unsure: List[ast.expr] = []
        for kind, key in zip(target.kinds, target.keys):
            code = key.code
            if kind == IN_LIST and not key.is_index:
                code = name(self._index(key, before))
                unsure.append(code)
            elif key.fleeting:
                variable = f"key{next(self._numbers)}"
                before += statements("V = CODE", V=variable, CODE=code)
                code = name(variable)
                unsure.append(code)
            keys.append(code)
        return before, keys, unsure

    def _index(self, key: Key, before: Statements) -> str:
        """The variable of an index, worked out once for each turn of the loop that it depends on."""
        if key.fleeting or not key.loop:
            variable = f"index{next(self._numbers)}"
            before += statements("V = index_of(KEY)", V=variable, KEY=key.code)
            return variable
        of_loop = self.indexes.setdefault(key.loop, {})
        if key.text not in of_loop:
            of_loop[key.text] = f"index{next(self._numbers)}", key.code
        return of_loop[key.text][0]

    def _opened(
        self, target: Target, index: int, holder: str, key: ast.expr, empty: ast.expr, before: Statements
    ) -> Tuple[str, Statements]:
        """The variable of a container, and what makes sure that it is there."""
        kinds, path = target.kinds[: index + 1], target.keys[: index + 1]
        pieces: Dict[str, Any] = {"HOLDER": holder, "KEY": key, "EMPTY": empty}
        if kinds[-1] == APPEND:
            opening = "V = appended(HOLDER, EMPTY)"
        else:
            opening = "V = in_object(HOLDER, KEY, EMPTY)" if kinds[-1] == IN_MAP else "V = in_list(HOLDER, KEY, EMPTY)"
        if APPEND in kinds or any(step.fleeting for step in path):
            variable = f"at{next(self._numbers)}"
            return variable, [*before, *statements(opening, V=variable, **pieces)]
        steps = tuple((kind, step.text) for kind, step in zip(kinds, path))
        variable = self._names.get(steps, "")
        if not variable:
            variable = self._names[steps] = f"at{next(self._numbers)}"
            self.fresh.setdefault(max(step.loop for step in path), []).append(variable)
        body = [*before, *statements(opening, V=variable, **pieces)]
        return variable, statements("if V is None: BODY", V=variable, BODY=body)

    def _final(self, target: Target, holder: str, key: ast.expr, value: ast.expr) -> Statements:
        pieces: Dict[str, Any] = {"HOLDER": holder, "KEY": key, "VALUE": value}
        if target.kinds[-1] == APPEND:
            return statements("HOLDER.append(VALUE)", **pieces)
        if target.kinds[-1] == IN_LIST:
            return statements("write_at(HOLDER, KEY, VALUE, own)", **pieces)
        if tuple(step.text for step in target.keys) in self._once:
            return statements("HOLDER[KEY] = VALUE", **pieces)
        return statements(_UNLESS_THERE, **pieces)


_UNLESS_THERE = """
there = HOLDER.get(KEY)
if there is None:
    HOLDER[KEY] = VALUE
else:
    again(HOLDER, KEY, there, VALUE, own)
"""
