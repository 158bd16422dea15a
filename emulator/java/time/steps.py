"""plusDays, minusHours …: the methods that add a number of one unit, for the classes that have them."""

from __future__ import annotations

from typing import Any, Sequence

from ..lang.signature import takes
from .temporal.chrono_unit import UNITS


def add_steps(kind: Any, names: Sequence[str]) -> None:
    """Give a class ``plusX`` and ``minusX`` for each of ``names`` (Days, Hours …)."""
    for name in names:
        for word, sign in (("plus", 1), ("minus", -1)):
            setattr(kind, word + name, _step(word + name, name.upper(), sign))


def _step(method: str, unit: str, sign: int) -> Any:
    def step(self: Any, amount: int) -> Any:
        return self._moved(sign * amount, UNITS[unit])

    step.__name__ = method
    return takes("long")(step)
