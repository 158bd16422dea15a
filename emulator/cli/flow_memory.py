"""The file of ``flow --state``."""

from __future__ import annotations

import json
import os
from typing import Any, Dict, Optional

from ..base.errors import InputError
from .inputs import read_json, write_text


class Memory:
    """The components' state, and where the virtual clock stood, so that the next run begins there."""

    def __init__(self, path: Optional[str]) -> None:
        """InputError before the run, not after it, where the state cannot be kept."""
        self._path = path
        self.components: Dict[str, Any] = {}
        self.clock_ms: Optional[int] = None
        if path and os.path.exists(path):
            self._read(path)
        elif path and not os.path.isdir(os.path.dirname(path) or os.curdir):
            raise InputError("cannot be written after the run: there is no such folder", path, "Make the folder first")

    def _read(self, path: str) -> None:
        document = read_json(path)
        components = document.get("components") if isinstance(document, dict) else None
        if not isinstance(components, dict) or not all(map(_is_state, components.values())):
            raise InputError("is not the state of a run", path, "Name a file that --state wrote, or one that does not exist yet")
        self.components = components
        self.clock_ms = document.get("clock_ms") if isinstance(document.get("clock_ms"), int) else None

    def write(self, components: Dict[str, Any], clock_ms: int) -> None:
        """After the run."""
        if self._path:
            document = {"clock_ms": clock_ms, "components": components}
            write_text(self._path, json.dumps(document, indent=2, sort_keys=True) + "\n")


def _is_state(saved: Any) -> bool:
    if not isinstance(saved, dict) or not isinstance(saved.get("values"), dict) or not isinstance(saved.get("version"), int):
        return False
    return all(isinstance(value, str) for value in saved["values"].values())
