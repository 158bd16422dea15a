"""A shift as one generated Python function: ``shift(document, own)`` gives the output that ``root`` stands in.

Every level becomes look-ups of its literal keys and a loop over what its stars match; what a reference means is known when the code is
made. Two walks over the specification: the first gathers the targets, which tells what may be written twice; the second writes the code.
"""

from __future__ import annotations

import ast
from typing import Any, Dict, List, Optional, Sequence, Tuple

from ..base.generated import Statements, branches, constant, expression, function, name, statements
from ..base.often import Unsupported
from . import execution, shift_runtime
from .elements.amp import Amp
from .elements.array import Array
from .elements.at import At
from .elements.dollar import Dollar
from .elements.element import Element, StarElement
from .elements.hash_sign import HashSign
from .elements.star import StarAll, StarSingle
from .elements.transpose import Transpose
from .java_text import int_or_none
from .shift_paths import Containers, Key, Target, check
from .shift_steps import Frame, Frames, Steps, key_at
from .values import ABSENT, LISTS

NAMES: Dict[str, Any] = {
    "ABSENT": ABSENT,
    "LISTS": LISTS,
    **{word: getattr(shift_runtime, word) for word in ("pairs", "entries", "index_of", "key_of", "in_object", "in_list")},
    **{word: getattr(shift_runtime, word) for word in ("appended", "write_at", "again")},
}


def shift_code(root: Any) -> Tuple[ast.Module, Dict[str, Any]]:
    """The module of a shift's root level, and the names that it uses; Unsupported when it has no such form."""
    gathering = _Code(None)
    gathering.whole(root)
    code = _Code(Containers(check(gathering.targets)), gathering.counting)
    return function("shift", ("document", "own"), code.whole(root)), code.names


class _Code(Steps):
    def __init__(self, containers: Optional[Containers], counting: bool = False) -> None:
        super().__init__(counting)
        self.containers = containers
        self.targets: List[Target] = []
        self.names = dict(NAMES)

    def whole(self, root: Any) -> Statements:
        key = Key(constant("root"), "'root")
        document = name("document")
        frames = [Frame(document, (key,), "count0"), Frame(document, (key,), "count1")]
        body = self.level(root, frames)
        start = [*statements("output = {}"), *self.count("count0 = count1 = 0")]
        return [*start, *self.turn(0), *body, *statements("return output.get('root')")]

    def turn(self, loop: int) -> Statements:
        """What begins a turn of a loop."""
        if self.containers is None:
            return []
        body: Statements = []
        for variable, key in self.containers.indexes.get(loop, {}).values():
            body += statements("V = index_of(KEY)", V=variable, KEY=key)
        for variable in self.containers.fresh.get(loop, ()):
            body += statements("V = None", V=variable)
        return body

    def level(self, level: Any, frames: Frames) -> Statements:
        """ShiftLevel.apply after it matched."""
        body: Statements = []
        for child in level.special:
            body += self.special(child, frames)
        value = frames[-1].value
        literals = level.level.literals
        for key in literals:
            index = int_or_none(key)
            if index is not None and (index < 0 or str(index) != key):
                raise Unsupported("a key that is an index of its own kind")
        if level.strategy in (execution.AVAILABLE_LITERALS, execution.AVAILABLE_LITERALS_WITH_COMPUTED):
            members = f"members{self.number()}"
            body += statements("V = VALUE if type(VALUE) is dict else entries(VALUE)", V=members, VALUE=value)
            for key, child in literals.items():
                body += self.literal(key, child, members, frames)
            if level.level.computed:
                body += self.loop(expression("V.items()", V=members), {}, level.level.computed, frames)
        else:
            pairs = expression("VALUE.items() if type(VALUE) is dict else pairs(VALUE)", VALUE=value)
            body += self.loop(pairs, literals, level.level.computed, frames)
        return body

    def literal(self, key: str, child: Any, members: str, frames: Frames) -> Statements:
        value = f"value{self.number()}"
        body = self.child(child, Frame(name(value), (Key(constant(key), "'" + key),), self.counter()), frames)
        looked_up = statements("V = MEMBERS.get(KEY, ABSENT)", V=value, MEMBERS=members, KEY=constant(key))
        return [*looked_up, *statements("if V is not ABSENT: BODY", V=value, BODY=body or [ast.Pass()])]

    def counter(self) -> str:
        return f"count{self.number()}"

    def loop(self, pairs: ast.expr, literals: Dict[str, Any], computed: Sequence[Any], frames: Frames) -> Statements:
        """Every key of the input: the literal of that name, else the first computed key that matches."""
        number = self.number()
        key, value = f"name{number}", f"value{number}"
        self.loops.append(number)
        cases: List[Tuple[ast.expr, Statements]] = []
        for text, child in literals.items():
            frame = Frame(name(value), (Key(constant(text), "'" + text),), self.counter())
            cases.append((expression("K == TEXT", K=key, TEXT=constant(text)), self.child(child, frame, frames)))
        for child in computed:
            if isinstance(child.element, Array):
                if child.element.constant is None:
                    raise Unsupported("a computed index as a key")
                continue
            test, keys = self.match(child.element, key, number, frames)
            cases.append((test, self.child(child, Frame(name(value), keys, self.counter()), frames)))
        self.loops.pop()
        body: Statements = []
        for test, case in reversed(cases):
            body = case if _always(test) else branches(test, case, body)
        if not body:
            return []
        turn = [*self.turn(number), *body]
        return statements("for K, V in PAIRS: BODY", K=key, V=value, PAIRS=pairs, BODY=turn)

    def match(self, element: Element, key: str, loop: int, frames: Frames) -> Tuple[ast.expr, Tuple[Key, ...]]:
        """The test of a computed key, and the keys of its match."""
        whole = Key(name(key), key, loop, distinct=True)
        if isinstance(element, StarAll):
            return constant(True), (whole,)
        if isinstance(element, Amp):
            test = expression("K == KEY", K=key, KEY=self.amp(element, frames).code)
            return test, (whole,)
        if not isinstance(element, StarElement):
            raise Unsupported(f"the key {element.raw}")
        number = self.number()
        matcher, matched = f"match{number}", f"matched{number}"
        self.names[matcher] = element.match
        groups = 1 if isinstance(element, StarSingle) else element.raw.count("*")
        keys = [whole]
        for group in range(1, groups + 1):
            code = expression("M.keys[GROUP]", M=matched, GROUP=constant(group))
            keys.append(Key(code, f"{matched}.{group}", loop, distinct=groups == 1))
        return expression("(M := MATCHER(K, None)) is not None", M=matched, MATCHER=matcher, K=key), tuple(keys)

    def child(self, child: Any, frame: Frame, frames: Frames) -> Statements:
        """A child that matched: a level or a leaf."""
        inner = [*frames, frame]
        body = self.level(child, inner) if child.is_level else self.writes(child, frame.value, inner)
        return [*self.count("V = 0", frame), *body, *self.count("V += 1", frames[-1])]

    def count(self, template: str, frame: Optional[Frame] = None) -> Statements:
        if not self.counting:
            return []
        return statements(template, V=frame.counter) if frame else statements(template)

    def special(self, child: Any, frames: Frames) -> Statements:
        """``@``, ``$``, ``#`` and ``@(…)`` on the left: no key of the input is matched by them."""
        element, parent = child.element, frames[-1]
        if child.is_level and not isinstance(element, Transpose):
            raise Unsupported(f"children of {element.raw}")
        if isinstance(element, At):
            return self.writes(child, parent.value, [*frames, parent])
        if isinstance(element, Dollar):
            key = key_at(frames, element.up, element.group)
            return self.writes(child, key.code, [*frames, Frame(parent.value, (key,), self.counter())])
        if isinstance(element, HashSign):
            key = Key(constant(element.text), "'" + element.text)
            return self.writes(child, key.code, [*frames, Frame(parent.value, (key,), self.counter())])
        value = f"value{self.number()}"
        looked_up = self.transposed(element, value, frames)
        if not child.is_level:
            body = self.writes(child, name(value), [*frames, parent])
        else:
            body = [*self.level(child, [*frames, Frame(name(value), parent.keys, parent.counter)]), *self.count("V += 1", parent)]
        return [*looked_up, *statements("if V is not ABSENT: BODY", V=value, BODY=body or [ast.Pass()])]

    def writes(self, leaf: Any, value: ast.expr, frames: Frames) -> Statements:
        body: Statements = []
        for writer in leaf.writers:
            before, target = self.target(writer, frames)
            self.targets.append(target)
            body += before
            if self.containers is not None:
                body += self.containers.write(target, value)
        return body


def _always(test: ast.expr) -> bool:
    return isinstance(test, ast.Constant)
