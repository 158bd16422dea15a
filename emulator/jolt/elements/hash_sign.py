"""HashPathElement: ``#text`` on the left writes a text of the specification."""

from __future__ import annotations

from typing import Optional

from ..errors import SpecError
from ..matched import Matched, Path
from .element import Element


class HashSign(Element):
    """``#text``, ``#(text)``"""

    EVALUATABLE = False

    def __init__(self, raw: str) -> None:
        self.text = _text(raw)
        super().__init__(raw, f"#({self.text})")

    def match(self, key: str, path: Path) -> Optional[Matched]:
        return Matched((self.text,))


def _text(raw: str) -> str:
    if not raw.startswith("#"):
        raise SpecError(f"LHS # should start with a # : {raw}")
    if len(raw) <= 1:
        raise SpecError(f"HashPathElement input is too short : {raw}")
    if raw[1] != "(":
        return raw[1:]
    if raw[-1] != ")":
        raise SpecError(f"HashPathElement, mismatched parens : {raw}")
    return raw[2:-1]
