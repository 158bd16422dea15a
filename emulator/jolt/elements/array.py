"""ArrayPathElement: ``[]`` appends, ``[2]``, ``[&1]``, ``[#2]`` and ``[@(1,x)]`` name a place in a list."""

from __future__ import annotations

from typing import Optional, Tuple

from ..errors import NothingThere, SpecError
from ..java_text import int_or_none, is_index
from ..matched import Matched, Path, key_at, level
from .element import Element, Evaluator
from .references import group_reference, level_reference
from .transpose import Transpose


class Array(Element):
    """A place in a list. ``index``: the one that the specification itself names, or what it refers to: ``reference`` (``&``), ``hash_up``
    (``#``), ``transpose`` (``@``)."""

    def __init__(self, raw: str) -> None:
        if raw[0] != "[" or raw[-1] != "]":
            raise SpecError(f"Invalid ArrayPathElement key:{raw}")
        self.index: Optional[int] = None
        self.constant: Optional[str] = None
        self.reference: Optional[Tuple[int, int]] = None
        self.hash_up: Optional[int] = None
        self.transpose: Optional[Transpose] = None
        canonical, self._evaluate = self._parse(raw, raw[1:-1])
        super().__init__(raw, canonical)

    def _parse(self, raw: str, inside: str) -> Tuple[str, Evaluator]:
        if not inside:
            self.constant = "[]"
            return "[]", lambda path: "[]"
        if inside[0] == "&":
            self.reference = up, group = group_reference(inside, "&")
            return f"[&({up},{group})]", lambda path: _index(key_at(path, up, group))
        if inside[0] == "#":
            self.hash_up = hash_up = level_reference(inside, "#")
            return f"[#{hash_up}]", lambda path: str(level(path, hash_up)[1].count)
        if inside[0] == "@":
            self.transpose = transpose = Transpose(inside)
            return f"[{transpose.canonical}]", lambda path: _index(transpose.evaluate(path))
        if not is_index(inside):
            raise SpecError(f"Bad explict array index:{inside} from key:{raw}")
        self.index, self.constant = int_or_none(inside), inside
        return f"[{inside}]", lambda path: inside

    def evaluate(self, path: Path) -> Optional[str]:
        return self._evaluate(path)

    def evaluator(self) -> Evaluator:
        return self._evaluate

    def match(self, key: str, path: Path) -> Optional[Matched]:
        """Only where the level above is a list that modify counted (ArrayMatchedElement)."""
        evaluated = self._evaluate(path)
        if evaluated is None:
            raise NothingThere(f"The list index {self.raw} has no value")
        size = path[-1][1].size
        return Matched((key,), size) if evaluated == key and size is not None else None


def _index(text: Optional[str]) -> Optional[str]:
    return text if is_index(text) else None
