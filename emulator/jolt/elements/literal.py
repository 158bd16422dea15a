"""LiteralPathElement: a key as it is."""

from __future__ import annotations

from typing import Optional

from ..matched import Matched, Path
from .element import Element


class Literal(Element):
    """``name``"""

    def __init__(self, raw: str) -> None:
        super().__init__(raw, raw.replace(".", "\\."))

    def match(self, key: str, path: Path) -> Optional[Matched]:
        return Matched((key,)) if key == self.raw else None

    def evaluate(self, path: Path) -> str:
        return self.raw
