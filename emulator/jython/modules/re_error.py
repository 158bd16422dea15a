"""``re.error``."""

from __future__ import annotations


class error(Exception):  # noqa: N801 - Jython's name
    """What is wrong with a pattern or a template."""


error.__module__ = "sre_constants"
