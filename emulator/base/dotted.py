"""Dotted names, of Python's modules and Java's packages."""

from __future__ import annotations

from itertools import accumulate
from typing import List


def with_parents(name: str) -> List[str]:
    """xml.sax.saxutils: xml, xml.sax, xml.sax.saxutils; none for ''."""
    return list(accumulate(name.split("."), "{}.{}".format)) if name else []
