"""The error of a flow that NiFi would not start."""

from __future__ import annotations

from typing import List, Tuple

from ..base.errors import InputError


class InvalidFlow(InputError):
    """Processors or services that are not valid; ``problems`` are (path, sentence)."""

    exit_code = 1

    def __init__(self, problems: List[Tuple[str, str]], where: str = "") -> None:
        self.problems = problems
        count = len({path for path, _ in problems})
        listed = "".join(f"\n  {path}: {sentence}" for path, sentence in problems)
        super().__init__(f"{count} component{'s are' if count > 1 else ' is'} not valid:{listed}", where)
