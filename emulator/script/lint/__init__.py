"""``lint``: what in a script would fail or surprise in NiFi, found without running it."""

from __future__ import annotations

from .check import lint, lint_text
from .finding import Finding
from .rule import TARGETS, rules_of

__all__ = ["TARGETS", "Finding", "lint", "lint_text", "rules_of"]
