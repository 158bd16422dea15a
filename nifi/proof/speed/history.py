"""Ratios by commit, a line each in history.jsonl: what a change did to the speed, whatever machine measured it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Dict, List, Mapping

from ...run.places import REPOSITORY

HISTORY = Path(__file__).with_name("history.jsonl")
LEAST = 2 / 3  # what may be left of the last line's ratio

Ratios = Mapping[str, float]


def last(path: Path = HISTORY) -> Dict[str, float]:
    """The ratios of the last line, none when there is no history."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(json.loads(lines[-1])["ratios"]) if lines else {}


def add(ratios: Ratios, path: Path = HISTORY) -> None:
    """A line for the commit that is checked out."""
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=REPOSITORY, check=True, capture_output=True, text=True)
    line = json.dumps({"commit": commit.stdout.strip(), "ratios": {name: round(ratio, 3) for name, ratio in ratios.items()}})
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def fallen(ratios: Ratios, before: Ratios) -> List[str]:
    """A sentence for each ratio that is a third lower than before."""
    return [
        f"{name}: {ratios[name]:.2f} of NiFi's speed, it was {ratio:.2f}. Profile it beside the commit before, or record why with --record"
        for name, ratio in before.items()
        if name in ratios and ratios[name] < ratio * LEAST
    ]
