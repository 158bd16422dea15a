"""Draws programs: functions of a few lines over the forms of ``grammar``, the same for the same seed."""

from __future__ import annotations

import random
import re
from typing import List

from .grammar import ANY, FORMS, LITERALS, SESSION, STATEMENTS

DEPTH = 3  # how deep expressions stand in one another
SESSIONS = 6  # one program of so many calls the session
_HOLE = re.compile(r"\{\{|\}\}|\{(\w+)\}")
_KINDS = [kind for kind, _ in ANY]
_WEIGHTS = [weight for _, weight in ANY]


class Drawer:
    """Draws with a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def expression(self, kind: str, depth: int = DEPTH) -> str:
        """One of a type; wrong types come in through ``any``."""
        if kind == "any":
            kind = self._random.choices(_KINDS, _WEIGHTS)[0]
        forms = FORMS.get(kind, ())
        literal = kind in LITERALS and (depth <= 0 or self._random.random() < 0.35 or not forms)
        if literal:
            return self._random.choice(LITERALS[kind])
        return self.filled(self._random.choice(forms), depth - 1)

    def filled(self, form: str, depth: int = DEPTH, variable: int = 0) -> str:
        """A form with its holes filled."""

        def fill(hole: re.Match[str]) -> str:
            if hole[0] in ("{{", "}}"):
                return hole[0][0]
            return str(variable) if hole[1] == "n" else self.expression(hole[1], depth)

        return _HOLE.sub(fill, form)

    def program(self, name: str) -> List[str]:
        """The lines of a function."""
        count = self._random.randint(1, 3)
        lines = [f"def {name}():"]
        lines += [f"    v{number} = {self.expression('any')}" for number in range(count)]
        session = self._random.randrange(SESSIONS) == 0
        if session:
            lines.append("    ff = session.create()")
            lines += ["    " + self.filled(self._random.choice(SESSION), 2) for _ in range(self._random.randint(1, 4))]
            return [*lines, "    return v0, dict([(k, v) for k, v in ff.attributes.items() if k in ('a', 'b')]), ff.size"]
        for _ in range(self._random.randint(0, 2)):
            lines.append("    " + self.filled(self._random.choice(STATEMENTS), 1, self._random.randrange(count)))
        return [*lines, f"    return {', '.join(f'v{number}' for number in range(count))}"]


def draw(seed: int, count: int) -> List[List[str]]:
    """So many programs."""
    drawer = Drawer(seed)
    return [drawer.program(f"p{number}") for number in range(count)]
