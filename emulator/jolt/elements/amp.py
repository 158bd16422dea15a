"""AmpPathElement: ``&`` stands for a key matched some levels up; text may stand around it."""

from __future__ import annotations

from typing import List, Optional, Tuple, Union

from ..matched import Matched, Path, key_at
from .element import Element, Evaluator
from .references import group_reference

Token = Union[str, Tuple[int, int]]


class Amp(Element):
    """``&``, ``&1``, ``a-&(1,2)-b``"""

    def __init__(self, raw: str) -> None:
        self.tokens = _tokens(raw)
        super().__init__(raw, "".join(one if isinstance(one, str) else "&(%d,%d)" % one for one in self.tokens))

    def evaluate(self, path: Path) -> str:
        return "".join([one if isinstance(one, str) else key_at(path, *one) for one in self.tokens])

    def evaluator(self) -> Evaluator:
        if len(self.tokens) != 1 or isinstance(self.tokens[0], str):
            return self.evaluate
        up, group = self.tokens[0]
        return lambda path: key_at(path, up, group)

    def match(self, key: str, path: Path) -> Optional[Matched]:
        return Matched((key,)) if self.evaluate(path) == key else None


def _tokens(raw: str) -> List[Token]:
    tokens: List[Token] = []
    literal, at = "", 0
    while at < len(raw):
        if raw[at] != "&":
            literal += raw[at]
            at += 1
            continue
        if literal:
            tokens.append(literal)
            literal = ""
        end = _end_of_reference(raw, at + 1)
        tokens.append(group_reference(raw[at:end], "&"))
        at = end
    return [*tokens, literal] if literal else tokens


def _end_of_reference(raw: str, at: int) -> int:
    while at < len(raw) and (raw[at].isdecimal() or raw[at] in "(),"):
        at += 1
    return at
