"""DollarPathElement: ``$`` makes a key matched some levels up the value to write."""

from __future__ import annotations

from typing import Optional

from ..matched import Matched, Path, key_at
from .element import Element
from .references import group_reference


class Dollar(Element):
    """``$``, ``$1``, ``$(1,2)``"""

    def __init__(self, raw: str) -> None:
        self.up, self.group = group_reference(raw, "$")
        super().__init__(raw, f"$({self.up},{self.group})")

    def evaluate(self, path: Path) -> str:
        return key_at(path, self.up, self.group)

    def match(self, key: str, path: Path) -> Optional[Matched]:
        return Matched((key_at(path, self.up, self.group),))
