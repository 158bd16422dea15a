"""The steps of a shift's paths as code, and what is looked up elsewhere in the document for them."""

from __future__ import annotations

import ast
from typing import List, NamedTuple, Tuple

from ..base.generated import Statements, constant, expression, name, statements
from ..base.often import Unsupported
from .elements.amp import Amp
from .elements.array import Array
from .elements.element import Element
from .elements.literal import Literal
from .elements.transpose import Transpose
from .java_text import int_or_none
from .shift_paths import Key, Target
from .traversal import APPEND, IN_LIST, IN_MAP
from .writer import Writer


class Frame(NamedTuple):
    """A level that matched. ``value``: its input; ``keys``: the key and what stars caught; ``counter``: what ``#`` asks for."""

    value: ast.expr
    keys: Tuple[Key, ...]
    counter: str


Frames = List[Frame]

class Steps:
    """``loops``: those around what is written now; ``counting``: whether some path asks how many matched."""

    def __init__(self, counting: bool) -> None:
        self.counting = counting
        self.loops: List[int] = []
        self._numbers = 0

    def number(self) -> int:
        self._numbers += 1
        return self._numbers

    def transposed(self, element: Transpose, variable: str, frames: Frames) -> Statements:
        """TransposePathElement.objectEvaluate into a variable."""
        if element.up >= len(frames):
            raise Unsupported("a reference beyond the root")
        body = statements("V = VALUE", V=variable, VALUE=frames[-1 - element.up].value)
        reader = element.reader
        if reader is None:
            return body
        if reader.constant is None:
            raise Unsupported("a look-up by computed keys")
        for kind, key in zip(reader.kinds, reader.constant):
            if kind == IN_MAP:
                body += statements("V = V.get(KEY, ABSENT) if type(V) is dict else ABSENT", V=variable, KEY=constant(key))
            elif kind == IN_LIST:
                index = constant(int_or_none(key))
                body += statements("V = V[INDEX] if type(V) in LISTS and INDEX < len(V) else ABSENT", V=variable, INDEX=index)
            else:
                raise Unsupported("a look-up of []")
        return body

    def target(self, writer: Writer, frames: Frames) -> Tuple[Statements, Target]:
        before: Statements = []
        keys = tuple(self.key(element, kind, frames, before) for element, kind in zip(writer.elements, writer.kinds))
        return before, Target(tuple(writer.kinds), keys, tuple(self.loops))

    def key(self, element: Element, kind: int, frames: Frames, before: Statements) -> Key:
        """A step of a path on the right."""
        if isinstance(element, Literal):
            return Key(constant(element.raw), "'" + element.raw)
        if isinstance(element, Amp):
            return self.amp(element, frames)
        if isinstance(element, Transpose):
            return self.transposed_key(element, frames, before)
        if not isinstance(element, Array):
            raise Unsupported(f"the path element {element.raw}")
        if kind == APPEND:
            return Key(constant("[]"), "[]")
        if element.index is not None:
            return Key(constant(element.index), f"[{element.index}]", is_index=True)
        if element.reference is not None:
            return key_at(frames, *element.reference)
        if element.hash_up is not None:
            if element.hash_up >= len(frames):
                raise Unsupported("a reference beyond the root")
            self.counting = True
            return Key(name(frames[-1 - element.hash_up].counter), "#", fleeting=True, is_index=True)
        assert element.transpose is not None
        return self.transposed_key(element.transpose, frames, before)

    def transposed_key(self, element: Transpose, frames: Frames, before: Statements) -> Key:
        variable = f"key_value{self.number()}"
        before += self.transposed(element, variable, frames)
        return Key(expression("key_of(V)", V=variable), variable, fleeting=True)

    def amp(self, element: Amp, frames: Frames) -> Key:
        keys = [Key(constant(token), "'" + token) if isinstance(token, str) else key_at(frames, *token) for token in element.tokens]
        whole = keys[0]
        for key in keys[1:]:
            code = ast.BinOp(whole.code, ast.Add(), key.code)
            distinct = whole.distinct if key.constant else key.distinct and whole.constant
            whole = Key(code, whole.text + "+" + key.text, max(whole.loop, key.loop), distinct)
        return whole


def key_at(frames: Frames, up: int, group: int) -> Key:
    if up >= len(frames) or group >= len(frames[-1 - up].keys):
        raise Unsupported("a reference to what is not there")
    return frames[-1 - up].keys[group]
