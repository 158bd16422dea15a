"""The Order Flow: what its query for an order takes for a failure and for "not found"."""

from __future__ import annotations

import re
from typing import Iterator, Mapping, Set

from ..settings import Settings
from ..snapshot import Definition, Use
from .rule import effective

FAILURE, NOT_FOUND = "query.check.failure.codes", "query.check.not.found.codes"


def code_lists(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A status code is either a failure or not found, never both."""
    values = effective(settings, defined)
    both = codes(values.get(FAILURE, "")) & codes(values.get(NOT_FOUND, ""))
    if both:
        yield f"parameters.{FAILURE}: {', '.join(sorted(both))} is in {NOT_FOUND} as well; a code belongs to one list only"


def codes(text: str) -> Set[str]:
    """The codes of a comma list."""
    return {code for code in re.split(r"[,;\s]+", text) if code}
