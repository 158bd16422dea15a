"""NiFi's ProcessSession: one class, a file for each of its concerns."""

from __future__ import annotations

from .process_session import ProcessSession

__all__ = ["ProcessSession"]
