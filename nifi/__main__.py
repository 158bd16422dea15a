"""``python -m nifi COMMAND``, see ``python -m nifi --help``."""

from __future__ import annotations

import sys

NEEDED = ("requests", "jsonschema", "docker")


def run() -> int:
    """The command line; a missing package comes with the command that brings it."""
    try:
        from .cli import main

        return main(sys.argv[1:])
    except ModuleNotFoundError as e:
        if e.name not in NEEDED:
            raise
        print(f"error: the Python package {e.name} is not installed: pip install -r .ci/requirements.txt", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(run())
