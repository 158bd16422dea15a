"""Draws single expressions over the forms of ``expression_grammar``, each the only line of a function, the same for the same seed."""

from __future__ import annotations

import random
import re
from typing import Dict, List

from .expression_grammar import GROUPS, POOLS, TOPICS, WEIGHTS, WORDS

_HOLE = re.compile(r"\{\{|\}\}|\{(\w+)\}")
_NAMES = [name for name, _ in WEIGHTS]
_TIMES = [times for _, times in WEIGHTS]


class ExpressionDrawer:
    """Draws with a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def expression(self) -> str:
        """One of any topic."""
        topic = self._random.choices(_NAMES, _TIMES)[0]
        return self._filled(self._random.choice(TOPICS[topic]))

    def _filled(self, form: str) -> str:
        return _HOLE.sub(lambda hole: hole[0][0] if hole[1] is None else self._piece(hole[1]), form)

    def _piece(self, hole: str) -> str:
        if hole in WORDS:
            return self._filled(self._random.choice(WORDS[hole]))
        return self._random.choice(POOLS[self._random.choice(GROUPS[hole]) if hole in GROUPS else hole])


def draw_expressions(seed: int, count: int) -> List[List[str]]:
    """So many functions, no expression twice."""
    drawer = ExpressionDrawer(seed)
    drawn: Dict[str, None] = {}
    while len(drawn) < count:
        drawn[drawer.expression()] = None
    return [[f"def p{number}():", f"    return {expression}"] for number, expression in enumerate(drawn)]
