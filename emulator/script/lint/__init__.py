"""``lint``: what in a script would fail or surprise in NiFi, found without running it."""

from __future__ import annotations

from .check import lint
from .finding import Finding

__all__ = ["Finding", "lint"]
