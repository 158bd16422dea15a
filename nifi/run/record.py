"""What was started: written before anything else is done to it, so that stopping ends that and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Dict, List, Optional

ZOOKEEPER = "zookeeper"


@dataclass
class Member:
    """One process of a cluster: a node ('n1', 'n2' …) or 'zookeeper', with its ports by name."""

    name: str
    ports: Dict[str, int]
    pid: int = 0
    started: str = ""


@dataclass
class Record:
    """One started NiFi: of the local backend ``pid`` and ``started``, of the docker backend ``container``, of the cluster ``members``."""

    backend: str
    version: str
    url: str
    pid: int = 0
    started: str = ""
    container: str = ""
    members: List[Member] = field(default_factory=list)

    def write(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
        part.replace(file)

    @property
    def nodes(self) -> List[Member]:
        """The processes of a cluster that are a NiFi: all but ZooKeeper."""
        return [member for member in self.members if member.name != ZOOKEEPER]

    def member(self, name: str) -> Member:
        """The process of that name; KeyError when there is none."""
        return {member.name: member for member in self.members}[name]


def read(file: Path) -> Optional[Record]:
    """The record, or None when nothing was started (or the file cannot be read)."""
    try:
        data = {**json.loads(file.read_text(encoding="utf-8"))}
        members = [Member(**member) for member in data.pop("members", [])]
        return Record(**data, members=members)
    except (OSError, ValueError, TypeError):
        return None
