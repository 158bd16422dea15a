"""AtPathElement: ``@`` alone takes the input of its own level."""

from __future__ import annotations

from typing import Optional

from ..errors import SpecError
from ..matched import Matched, Path
from .element import Element


class At(Element):
    """``@``"""

    EVALUATABLE = False

    def __init__(self, raw: str) -> None:
        if raw != "@":
            raise SpecError(f"'References Input' key '@', can only be a single '@'.  Offending key : {raw}")
        super().__init__(raw, "@")

    def match(self, key: str, path: Path) -> Optional[Matched]:
        """The parent's own match, so that ``&0`` and ``&1`` say the same."""
        return path[-1][1]
