"""Which emulator this is."""

from __future__ import annotations

import re
from pathlib import Path

DISTRIBUTION = "nifi-script-emulator"
_VERSION = re.compile(r'^version = "([^"]+)"', re.MULTILINE)


def version() -> str:
    """The clone's own version where this is one, else that of the installed distribution; "unknown" for loose files."""
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    if project.is_file():
        match = _VERSION.search(project.read_text(encoding="utf-8"))
        if match:
            return match.group(1)
    from importlib import metadata

    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "unknown"
