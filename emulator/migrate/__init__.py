"""A flow of NiFi 1 made one of NiFi 2: what changes, what must be changed by hand, and whether both do the same."""

from __future__ import annotations

from .changes import Change
from .compare import Comparison, compare
from .migration import Migration, migrate

__all__ = ["Change", "Comparison", "Migration", "compare", "migrate"]
