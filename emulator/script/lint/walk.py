"""A walk along the statements of a scope that reports a FlowFile which the session was given before, or which may not be there.

It rather misses a fault than cries wolf: what a decision may have sorted out, and what a function of the script may have changed, is
forgotten.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Dict, FrozenSet, Iterator, List, NamedTuple, Sequence, Tuple, Union

from ...jython.source.scopes import names_bound
from .marks import NONE, SETTLED, Mark, Marks, Ways, joined, refined
from .parsed import Parsed, is_session, session_call
from .paths import ENDING

REFUSING = frozenset(  # what takes no FlowFile that is settled, and no None
    "transfer remove penalize putAttribute putAllAttributes removeAttribute read write append clone".split()
)
SETTLING = frozenset(("transfer", "remove"))
FORGETTING = frozenset(("rollback", "commit", "commitAsync", "checkpoint", "migrate"))
_OF_LISTS = frozenset("append extend insert add addAll pop clear size isEmpty remove".split())
_LATER = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
Scope = Union[ast.Module, ast.FunctionDef]
Use = Union[ast.Call, ast.Attribute]


class Fault(NamedTuple):
    """``place``: a call with the FlowFile, or a read of one of its members."""

    place: Use
    mark: Mark


class _Loop(NamedTuple):
    broken: List[Marks]
    continued: List[Marks]


@lru_cache(maxsize=1)
def faults(script: Parsed) -> List[Fault]:
    """Each place once; several rules ask for those of one script."""
    return _Walk(script).faults()


class _Walk:

    def __init__(self, script: Parsed) -> None:
        functions = [node for node in script.nodes if isinstance(node, ast.FunctionDef)]
        self._outside = {name for node in script.nodes if isinstance(node, ast.Global) for name in node.names}
        self._unclear = {function.name for function in functions if _is_unclear(function)}
        self._functions = {function.name for function in functions}
        self._lists = set(_lists(script))
        self._faults: Dict[Tuple[int, str], Fault] = {}
        self._loops: List[_Loop] = []
        self._script = script

    def faults(self) -> List[Fault]:
        scopes: List[Scope] = [self._script.tree, *(node for node in self._script.nodes if isinstance(node, ast.FunctionDef))]
        for scope in scopes:
            self._block(scope.body, Marks())
        return list(self._faults.values())

    def _block(self, body: Sequence[ast.stmt], ways: Ways) -> Ways:
        for statement in body:
            if ways is None:
                break
            ways = self._statement(statement, ways)
        return ways

    def _statement(self, node: ast.stmt, marks: Marks) -> Ways:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            return marks.without((node.name,))
        if isinstance(node, ast.If):
            return self._if(node, marks)
        if isinstance(node, ast.For):
            return self._for(node, marks)
        if isinstance(node, ast.While):
            return self._while(node, marks)
        if isinstance(node, ast.Try):
            return self._try(node, marks)
        if isinstance(node, ast.With):
            ways = self._simple(node.items[0].context_expr, marks)
            return ways and self._block(node.body, ways.without(_bound(*node.items)))
        ways = self._simple(node, marks)
        if ways is None or isinstance(node, (ast.Return, ast.Raise)):
            return None
        if isinstance(node, (ast.Break, ast.Continue)):
            if self._loops:
                self._loops[-1][isinstance(node, ast.Continue)].append(ways)
            return None
        if isinstance(node, ast.Assert):
            return refined(node.test, ways)[0]
        return self._assigned(node, ways)

    def _assigned(self, node: ast.stmt, marks: Marks) -> Marks:
        marks = marks.without(_bound(node))
        if isinstance(node, ast.Assign) and session_call(node.value) == "get" and isinstance(node.value, ast.Call) and not node.value.args:
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id not in self._outside:
                    marks = marks.with_mark(Mark(NONE, target.id, node.lineno), is_sure=False)
        return marks

    def _if(self, node: ast.If, marks: Marks) -> Ways:
        before = self._simple(node.test, marks)
        if before is None:
            return None
        true, false = refined(node.test, before)
        ends = [self._block(node.body, true), self._block(node.orelse, false)]
        return self._carried(joined(ends), before, None in ends, node)

    def _for(self, node: ast.For, marks: Marks) -> Ways:
        before = self._simple(node.iter, marks)
        if before is None:
            return None
        first = before.after_a_decision().without(_bound(node.target))
        loop, end = self._rounds(node, first)
        passed = joined([first, end])
        after = joined([self._block(node.orelse, passed), *loop.broken])
        return self._carried(after, before, _may_end(node), node)

    def _while(self, node: ast.While, marks: Marks) -> Ways:
        before = self._simple(node.test, marks)
        if before is None:
            return None
        if isinstance(node.test, ast.Constant) and node.test.value:
            return joined(self._rounds(node, before)[0].broken)
        true, false = refined(node.test, before)
        loop, end = self._rounds(node, true, decides=True)
        after = joined([self._block(node.orelse, joined([false, end])), *loop.broken])
        return self._carried(after, before, _may_end(node), node)

    def _rounds(self, node: Union[ast.For, ast.While], first: Marks, decides: bool = False) -> Tuple[_Loop, Ways]:
        """Two rounds show what the second does with what the first left; ``decides``: a test is between them."""
        target = _bound(node.target) if isinstance(node, ast.For) else frozenset()
        start: Ways = first
        for _ in range(2):
            loop = _Loop([], [])
            self._loops.append(loop)
            end = joined([self._block(node.body, start), *loop.continued])
            self._loops.pop()
            if end is None:
                break
            start = (end.after_a_decision() if decides else end).without(target)
        return loop, end

    def _try(self, node: ast.Try, marks: Marks) -> Ways:
        end = self._block(node.body, marks)
        raised = marks.after_a_decision().without(_bound(*node.body))
        handled = [self._block(handler.body, raised.without((handler.name,) if handler.name else ())) for handler in node.handlers]
        after = self._block(node.orelse, end)
        if after is not None and None in handled:
            after = Marks(after.must, after.must | (after.may - marks.may))
        ways = joined([after, *handled])
        last = self._block(node.finalbody, raised if ways is None else ways)
        return None if ways is None else last

    def _carried(self, after: Ways, before: Marks, ends: bool, node: ast.stmt) -> Ways:
        """After a decision that ends no way, what may be before it may still be."""
        if after is None or ends or any(isinstance(use, ast.Call) and self._forgets(use) for use, _ in _uses(node)):
            return after
        carried = before.without(_bound(node))
        return Marks(after.must, after.may | carried.may)

    def _simple(self, node: ast.AST, marks: Marks) -> Ways:
        """A statement or expression without a way of its own."""
        for call, is_sure in _uses(node):
            if isinstance(call, ast.Attribute):
                marks = self._read(call, marks) if is_sure else marks
            elif self._forgets(call):
                marks = Marks()
            elif _called(call) in ENDING:
                if is_sure:
                    return None
                marks = marks.after_a_decision()
            elif is_sure:
                marks = self._given(call, marks)
            elif session_call(call) in SETTLING:
                marks = marks.without(self._flowfiles(call))
        return marks

    def _forgets(self, call: ast.Call) -> bool:
        """May it change what became of any FlowFile, or end the way?"""
        method, called = session_call(call), _called(call)
        if called in self._functions:
            return called in self._unclear
        return method in FORGETTING or (not method and any(is_session(argument) for argument in call.args))

    def _given(self, call: ast.Call, marks: Marks) -> Marks:
        """A call that is reached for sure."""
        method = session_call(call)
        if method in REFUSING:
            for name in self._flowfiles(call):
                for mark in filter(None, (marks.of(SETTLED, name), marks.of(NONE, name))):
                    self._faults.setdefault((id(call), name), Fault(call, mark))
                marks = marks.without((name,), NONE)
                if method in SETTLING:
                    marks = marks.with_mark(Mark(SETTLED, name, call.lineno))
        return marks

    def _read(self, member: ast.Attribute, marks: Marks) -> Marks:
        """``ff.getAttribute``: None has no such thing."""
        name = member.value.id if isinstance(member.value, ast.Name) else ""
        mark = marks.of(NONE, name)
        if mark is None:
            return marks
        self._faults.setdefault((id(member), name), Fault(member, mark))
        return marks.without((name,), NONE)

    def _flowfiles(self, call: ast.Call) -> Iterator[str]:
        """The names of the FlowFiles that a call of the session is given."""
        first = call.args[0] if call.args else None
        for item in first.elts if isinstance(first, (ast.List, ast.Tuple)) else [first]:
            if isinstance(item, ast.Name) and item.id not in self._outside and item.id not in self._lists:
                yield item.id


def _called(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""


def _uses(node: ast.AST, is_sure: bool = True) -> Iterator[Tuple[Use, bool]]:
    """The calls and the reads of members in a node, inner ones first, and whether each is reached for sure."""
    children, sure_ones = list(ast.iter_child_nodes(node)), None
    if isinstance(node, ast.BoolOp):
        children, sure_ones = list(node.values), 1
    elif isinstance(node, ast.IfExp):
        children, sure_ones = [node.test, node.body, node.orelse], 1
    elif isinstance(node, _LATER):
        sure_ones = 0
    for number, child in enumerate(children):
        yield from _uses(child, is_sure and (sure_ones is None or number < sure_ones))
    if isinstance(node, (ast.Call, ast.Attribute)):
        yield node, is_sure


def _bound(*nodes: ast.AST) -> FrozenSet[str]:
    """Every name that is bound anywhere in them."""
    return frozenset(name for node in nodes for inner in ast.walk(node) for name in names_bound(inner))


def _may_end(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Return) or (isinstance(inner, ast.Call) and _called(inner) in ENDING) for inner in ast.walk(node))


def _is_unclear(function: ast.FunctionDef) -> bool:
    """May a call of it not come back, give FlowFiles back, or bind a name outside?"""
    return any(
        isinstance(inner, (ast.Raise, ast.Global))
        or (isinstance(inner, ast.Call) and (session_call(inner) in FORGETTING or _called(inner) in ENDING))
        for inner in ast.walk(function)
    )


def _lists(script: Parsed) -> Iterator[str]:
    """Names that hold several FlowFiles, as far as their use shows."""
    for _, function in script.methods(*_OF_LISTS):
        if isinstance(function.value, ast.Name) and not is_session(function.value):
            yield function.value.id
    for node in script.nodes:
        if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.iter, ast.Name):
            yield node.iter.id
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            yield node.value.id
    for call, _ in script.functions("len", "list", "ArrayList"):
        yield from (argument.id for argument in call.args if isinstance(argument, ast.Name))
