"""``# nifi: ignore[rule]``: on the line of a finding, or alone on the line above it; without brackets it silences every rule."""

from __future__ import annotations

import difflib
import re
from typing import Dict, FrozenSet, Iterator, List, Tuple

from .finding import Finding
from .rule import all_rules

_COMMENT = re.compile(r"#\s*nifi:\s*ignore\b(?:\[([^\]]*)\])?", re.I)
UNKNOWN = "unknown-rule"


class Silenced:
    """What the comments of a script silence."""

    def __init__(self, text: str) -> None:
        self._rules: Dict[int, FrozenSet[str]] = {}  # line → rules, empty: all
        self._named: List[Tuple[int, int, str]] = []
        for number, line in enumerate(text.split("\n"), 1):
            match = _COMMENT.search(line)
            if match is None:
                continue
            names = [name.strip() for name in (match.group(1) or "").split(",") if name.strip()]
            self._named += [(number, match.start() + 1, name) for name in names]
            is_alone = not line[: match.start()].strip()
            self._rules[number + is_alone] = frozenset(names)

    def holds(self, finding: Finding) -> bool:
        """Is the finding silenced?"""
        names = self._rules.get(finding.line)
        return names is not None and (not names or finding.rule in names)

    def unknown(self) -> Iterator[Finding]:
        """Findings about rules that do not exist."""
        existing = [rule.name for rule in all_rules()]
        for line, column, name in self._named:
            if name not in existing:
                near = difflib.get_close_matches(name, existing, 1)
                hint = f"did you mean '{near[0]}'?" if near else "'lint --rules' lists them"
                yield Finding(line, column, UNKNOWN, f"there is no rule '{name}': {hint}")
