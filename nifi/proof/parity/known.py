"""Differences that stay: each in one line of ``known_differences.txt``, with its reason.

    definition | case | check | path | key | reason

``*`` stands for any definition or any case. At most ten lines, none about a request or an answer, none that no longer occurs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import List, Sequence, Tuple

from .checks import Difference

FILE = Path(__file__).with_name("known_differences.txt")
MOST = 10


@dataclass(frozen=True)
class Known:
    """One line."""

    definition: str
    case: str
    check: str
    path: str
    key: str
    reason: str

    def is_about(self, definition: str, case: str) -> bool:
        """Whether it is expected in that run."""
        return self.definition in ("*", definition) and self.case in ("*", case)

    def allows(self, difference: Difference) -> bool:
        """Whether it is that difference."""
        return (self.check, self.path, self.key) == (difference.check, difference.path, difference.key)


def read(text: str) -> List[Known]:
    """The lines of the file; ValueError for one that breaks the rules."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) > MOST:
        raise ValueError(f"{len(lines)} known differences: at most {MOST} may stay")
    allowed = []
    for line in lines:
        fields = [part.strip() for part in line.split("|")]
        if len(fields) != 6 or not all(fields):
            raise ValueError(f"not definition | case | check | path | key | reason: {line}")
        if fields[2] in ("requests", "answers", "valid"):
            raise ValueError(f"a difference in {fields[2]} may not stay: {line}")
        allowed.append(Known(*fields))
    return allowed


def judge(differences: Sequence[Difference], lines: Sequence[Known], definition: str, case: str) -> Tuple[List[Difference], List[Known]]:
    """(differences that are not listed, lines that no longer occur) of one run."""
    expected = [line for line in lines if line.is_about(definition, case)]
    return (
        [one for one in differences if not any(line.allows(one) for line in expected)],
        [line for line in expected if not any(line.allows(one) for one in differences)],
    )
