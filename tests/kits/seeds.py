"""Seeds of the simulations: a few in ``make test``, all of them in ``make test-all``."""

from __future__ import annotations

from typing import Any, Iterable, List

import pytest

OFTEN = 5


def seeds(numbers: Iterable[int], often: int = OFTEN) -> List[Any]:
    """Values for ``parametrize``: the first ``often`` as they are, those after them marked ``slow``."""
    return [number if place < often else pytest.param(number, marks=pytest.mark.slow) for place, number in enumerate(numbers)]


def seeds_asked(text: str, usual: int) -> List[Any]:
    """Seeds as an environment variable names them, none of them slow: ``1000`` or ``500-700``; without a text the ``usual`` number."""
    if not text:
        return seeds(range(usual))
    first, _, last = text.rpartition("-")
    return list(range(int(first or 0), int(last)))
