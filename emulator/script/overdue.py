"""What is raised inside a script that has run for too long."""

from __future__ import annotations

AGAIN = 1.0  # seconds until it is raised once more, where a ``finally`` of the script goes round for ever too


class Overdue(KeyboardInterrupt):
    """No clause of a script catches it."""
