"""The ways through a script from where it takes a FlowFile: which end with the FlowFile neither transferred nor removed.

A simple analysis that rather misses a fault than cries wolf: a FlowFile that is handed to a function of the script, put into a collection
or seen by a nested function counts as settled there, and of two conditions that transfer it one is taken to hold.
"""

from __future__ import annotations

import ast
from typing import Dict, FrozenSet, Iterator, List, Set, Tuple, Union

from .parsed import mentions, session_call

Scope = Union[ast.Module, ast.FunctionDef, ast.For]
State = Tuple[str, int]  # what became of the FlowFile, how many conditions that would have settled it did not hold
States = FrozenSet[State]
OPEN, EMPTY, SETTLED = "open", "empty", "settled"  # empty: there was none in the queue
_NOWHERE: States = frozenset()

COMMITTING = ("commit", "commitAsync")
SETTLING = frozenset(("transfer", "remove", "migrate", "rollback", *COMMITTING))
OTHERS = frozenset(("clone", "create", "get", "read"))  # what they give is another FlowFile, or a stream
HARMLESS = frozenset(("str", "unicode", "repr", "bool", "type", "isinstance", "hasattr", "id", "print"))
ENDING = frozenset(("exit", "quit", "_exit"))


class Paths:
    """From ``taken``, a statement of ``scope`` (``x = session.get()``, or the loop over several), to the ends of the scope."""

    def __init__(self, scope: Scope, taken: ast.stmt, name: str, may_be_none: bool) -> None:
        self._taken, self._names = taken, {name}
        self._first = frozenset(((OPEN, 0), (EMPTY, 0)) if may_be_none else ((OPEN, 0),))
        self._parents = {id(child): node for node in ast.walk(scope) for child in ast.iter_child_nodes(node)}
        self._functions = {node.name for node in ast.walk(scope) if isinstance(node, ast.FunctionDef) and mentions(node, name)}
        self._attempts: List[Set[State]] = []  # what a handler of each enclosing ``try`` may find
        self._loops: List[Tuple[Set[State], Set[State]]] = []  # what breaks out of each enclosing loop, what goes on with it
        self._ends: List[ast.AST] = []
        before = self._first if scope is taken else frozenset(((SETTLED, 0),))
        self._loops.append((set(), set()))
        after = self._block(scope.body, before)
        if _leaks(after) or (scope is taken and _leaks(frozenset(self._loops[0][0] | self._loops[0][1]))):
            self._ends.append(taken)

    def ends(self) -> List[ast.AST]:
        """Where a way ends with the FlowFile in nobody's hands: a ``return``, or the statement that took it for the end of the scope."""
        return self._ends

    def _block(self, body: List[ast.stmt], states: States) -> States:
        for statement in body:
            for attempt in self._attempts:
                attempt |= states
            states = self._statement(statement, states)
            if not states:
                break
        return states

    def _statement(self, node: ast.stmt, states: States) -> States:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            return states
        if isinstance(node, ast.If):
            return self._if(node, states)
        if isinstance(node, (ast.For, ast.While)):
            return self._loop(node, states)
        if isinstance(node, ast.Try):
            return self._try(node, states)
        if isinstance(node, ast.With):
            return self._block(node.body, self._simple(node.items[0].context_expr, states))
        if isinstance(node, ast.Raise):
            return _NOWHERE
        if isinstance(node, (ast.Break, ast.Continue)):
            self._loops[-1][isinstance(node, ast.Continue)].update(states)
            return _NOWHERE
        if isinstance(node, ast.Return):
            if _leaks(self._simple(node, states)) and not any(node.value and mentions(node.value, name) for name in self._names):
                self._ends.append(node)
            return _NOWHERE
        if node is self._taken:
            return self._first
        return self._simple(node, states)

    def _if(self, node: ast.If, states: States, chained: bool = False) -> States:
        states = self._simple(node.test, states)
        true, false = self._refined(node.test, states)
        if not chained and true | false == states and true == false and self._settles(node):
            false = frozenset((what, skipped + 1) for what, skipped in false) if not _has_else(node) else false
        taken = self._block(node.body, true)
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            return taken | self._if(node.orelse[0], false, chained=True)
        return taken | self._block(node.orelse, false)

    def _loop(self, node: Union[ast.For, ast.While], states: States) -> States:
        states = self._simple(node.iter if isinstance(node, ast.For) else node.test, states)
        begin, skip = (states, states) if isinstance(node, ast.For) else self._refined(node.test, states)
        self._loops.append((set(), set()))
        after = self._block(node.body, begin)
        broken, continued = self._loops.pop()
        endless = isinstance(node, ast.While) and isinstance(node.test, (ast.Constant, ast.Name)) and _is_true(node.test)
        round_end = after | frozenset(continued)
        if endless:
            return frozenset(broken)
        passed = round_end if self._settles(node) and isinstance(node, ast.For) else round_end | skip
        return self._block(node.orelse, passed) | frozenset(broken)

    def _try(self, node: ast.Try, states: States) -> States:
        self._attempts.append(set(states))
        after = self._block(node.body, states)
        raised = frozenset(self._attempts.pop())
        after = self._block(node.orelse, after)
        for handler in node.handlers:
            after |= self._block(handler.body, raised)
        return self._block(node.finalbody, after) if node.finalbody else after

    def _settles(self, node: ast.AST) -> bool:
        return any(session_call(inner) in SETTLING or isinstance(inner, (ast.Return, ast.Raise)) for inner in ast.walk(node))

    def _simple(self, node: ast.AST, states: States) -> States:
        """A statement or expression without a way of its own."""
        for inner in ast.walk(node):
            if isinstance(inner, ast.Call) and isinstance(inner.func, (ast.Name, ast.Attribute)):
                called = inner.func.id if isinstance(inner.func, ast.Name) else inner.func.attr
                if called in ENDING:
                    return _NOWHERE
                if session_call(inner) in COMMITTING and _leaks(states):
                    self._ends.append(inner)
                if session_call(inner) in ("rollback", *COMMITTING) or called in self._functions:
                    states = _settled(states)
            elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load) and inner.id in self._names and self._lets_go(inner):
                states = _settled(states)
        if isinstance(node, ast.Assign):
            states = self._assigned(node, states)
        return states

    def _assigned(self, node: ast.Assign, states: States) -> States:
        targets = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if self._is_same(node.value):
            self._names.update(targets)
        elif any(target in self._names for target in targets):
            return _settled(states)
        return states

    def _is_same(self, value: ast.AST) -> bool:
        """Is it the FlowFile, as a name or as what a method of the session gives back for it?"""
        if isinstance(value, ast.Name):
            return value.id in self._names
        if not isinstance(value, ast.Call) or session_call(value) in ("", *OTHERS) or not value.args:
            return False
        is_stream = session_call(value) == "write" and len(value.args) == 1
        return not is_stream and self._is_same(value.args[0])

    def _lets_go(self, name: ast.expr) -> bool:
        """Does this use of the FlowFile settle it, or take it out of sight?"""
        parent = self._parents.get(id(name))
        if isinstance(parent, (ast.List, ast.Tuple)):
            above = self._parents.get(id(parent))
            return not (isinstance(above, ast.BinOp) or _is_harmless(above))
        if isinstance(parent, ast.Assign):
            return not all(isinstance(target, ast.Name) for target in parent.targets)
        if isinstance(parent, ast.Call) and name is not parent.func:
            method = session_call(parent)
            if method and method not in SETTLING:
                return bool(parent.args) and name is parent.args[0] and self._lets_go(parent)
            return bool(method) or not _is_harmless(parent)
        return isinstance(parent, (ast.Dict, ast.Set, ast.keyword, ast.Subscript, ast.Starred, ast.Yield, ast.IfExp))

    def _refined(self, test: ast.AST, states: States) -> Tuple[States, States]:
        """The states when the test holds, and when it does not."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return self._refined(test.operand, states)[::-1]
        if isinstance(test, ast.BoolOp):
            return self._of_several(test, states)
        about = self._is_there(test)
        if about is None:
            return states, states
        there = frozenset(state for state in states if state[0] != EMPTY)
        absent = frozenset(state for state in states if state[0] != OPEN)
        return (there, absent) if about else (absent, there)

    def _of_several(self, test: ast.BoolOp, states: States) -> Tuple[States, States]:
        side = isinstance(test.op, ast.Or)
        sequence = states
        for value in test.values:
            sequence = self._refined(value, sequence)[side]
        single = all(self._is_there(value) is not None for value in test.values)
        other = states if not single else frozenset(states - sequence)
        return (other, sequence) if side else (sequence, other)

    def _is_there(self, test: ast.AST) -> Union[bool, None]:
        """Does the test ask whether there is a FlowFile (True), whether there is none (False), or something else (None)?"""
        if isinstance(test, ast.Name):
            return True if test.id in self._names else None
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            sides = [test.left, test.comparators[0]]
            names = [side for side in sides if isinstance(side, ast.Name) and side.id in self._names]
            nothing = [side for side in sides if _is_none(side)]
            if names and nothing:
                return isinstance(test.ops[0], (ast.IsNot, ast.NotEq))
        return None


def _is_none(node: ast.AST) -> bool:
    return (isinstance(node, ast.Constant) and node.value is None) or (isinstance(node, ast.Name) and node.id == "None")


def _is_true(node: ast.AST) -> bool:
    return bool(node.value) if isinstance(node, ast.Constant) else isinstance(node, ast.Name) and node.id == "True"


def _is_harmless(call: object) -> bool:
    if not isinstance(call, ast.Call):
        return False
    function = call.func
    if isinstance(function, ast.Attribute):
        is_log = isinstance(function.value, ast.Name) and function.value.id == "log"
        return is_log or function.attr in ("format", "evaluateAttributeExpressions")
    return isinstance(function, ast.Name) and (function.id in HARMLESS or function.id.startswith("__jy"))


def _has_else(node: ast.If) -> bool:
    while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        node = node.orelse[0]
    return bool(node.orelse)


def _settled(states: States) -> States:
    return frozenset((SETTLED if what == OPEN else what, skipped) for what, skipped in states)


def _leaks(states: States) -> bool:
    return any(what == OPEN and skipped <= 1 for what, skipped in states)


def taken_in(tree: ast.Module) -> Iterator[Tuple[Scope, ast.stmt, str, bool]]:
    """(scope, statement, name, may be None) of each place that takes or makes a FlowFile under a name."""
    scopes: List[Union[ast.Module, ast.FunctionDef]] = [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]
    for scope in scopes:
        outside = {name for node in ast.walk(scope) if isinstance(node, ast.Global) for name in node.names}
        batches: Dict[str, ast.stmt] = {}
        for node in _own_statements(scope.body):
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                name, method = node.targets[0].id, session_call(node.value)
                arguments = node.value.args if isinstance(node.value, ast.Call) else []
                if method == "get" and arguments:
                    batches[name] = node
                elif method in ("get", "create", "clone") and name not in outside:
                    yield scope, node, name, method == "get"
            elif isinstance(node, ast.For) and isinstance(node.target, ast.Name):
                batch = isinstance(node.iter, ast.Name) and node.iter.id in batches
                if batch or (session_call(node.iter) == "get" and isinstance(node.iter, ast.Call) and node.iter.args):
                    yield node, node, node.target.id, False


def _own_statements(body: List[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a scope in order, without those of nested functions and classes."""
    for node in body:
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            for part in ("body", "orelse", "finalbody"):
                yield from _own_statements(getattr(node, part, []))
            for handler in getattr(node, "handlers", []):
                yield from _own_statements(handler.body)
