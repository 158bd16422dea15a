"""One folder a flow, found by its ``flow.py`` with ``build() -> Template``; the folder's name is the flow's slug."""

from __future__ import annotations

from pathlib import Path

FLOWS = tuple(sorted(path.parent.name for path in Path(__file__).parent.glob("*/flow.py")))
