"""``python -m nifi COMMAND``, see ``python -m nifi --help``."""

from __future__ import annotations

import sys
from pathlib import Path

INSTALLS = {"requests": "deploy", "jsonschema": "deploy"}  # package → the extra that brings it


def run() -> int:
    """The command line; exit 2 and one sentence where a package is missing."""
    try:
        from .cli import main

        return main(sys.argv[1:])
    except ModuleNotFoundError as e:
        if e.name not in INSTALLS:
            raise
        print(f"error: the Python package {e.name} is not installed: {advice(INSTALLS[e.name])}", file=sys.stderr)
        return 2


def advice(extra: str) -> str:
    """How to install an extra, in a clone and elsewhere."""
    clone = Path(__file__).resolve().parents[1]
    if (clone / "pyproject.toml").is_file():
        return f"pip install -e '{clone}[{extra}]'"
    return f"pip install 'nifi-script-emulator[{extra}]'"


if __name__ == "__main__":
    sys.exit(run())
