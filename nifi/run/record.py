"""What was started: written before anything else is done to it, so that stopping ends that and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Optional


@dataclass
class Record:
    """One started NiFi: of the local backend ``pid`` and ``started``, of the docker backend ``container``."""

    backend: str
    version: str
    url: str
    pid: int = 0
    started: str = ""
    container: str = ""

    def write(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
        part.replace(file)


def read(file: Path) -> Optional[Record]:
    """The record, or None when nothing was started (or the file cannot be read)."""
    try:
        return Record(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
