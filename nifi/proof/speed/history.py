"""Ratios by commit, a line each in history.jsonl: what a change did to the speed, whatever machine measured it.

A ratio is ours beside something else of the same run, the more the better; it is compared with the last line of the same Python, because
another Python's own speed is in it. ``load`` tells how busy the machine was: processes that wanted to run, for each core; null where
nobody looked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Callable, Dict, List, Mapping

from ...run.places import REPOSITORY

HISTORY = Path(__file__).with_name("history.jsonl")
LEAST = 2 / 3  # what may be left of the last line's ratio
AGAIN = 3  # how often a lower ratio is measured again before it is believed

Ratios = Mapping[str, float]


def python() -> str:
    """The Python that runs, as 3.11."""
    return "%d.%d" % sys.version_info[:2]


def last(path: Path = HISTORY, version: str = "") -> Dict[str, float]:
    """The ratios of the last line of this Python, none when there is no such line."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    entries = [entry for entry in map(json.loads, lines) if entry["python"] == (version or python())]
    return dict(entries[-1]["ratios"]) if entries else {}


def add(ratios: Ratios, path: Path = HISTORY) -> None:
    """A line for the commit that is checked out."""
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=REPOSITORY, check=True, capture_output=True, text=True)
    entry = {
        "commit": commit.stdout.strip(),
        "python": python(),
        "load": round(os.getloadavg()[0] / (os.cpu_count() or 1), 1),
        "ratios": {name: round(ratio, 4) for name, ratio in ratios.items()},
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


def fallen(ratios: Ratios, before: Ratios, again: Callable[[str], float]) -> List[str]:
    """A sentence for each ratio that is a third lower than before, each time that it is measured (``again``)."""
    sentences = []
    for name in before:
        if name in ratios and is_fallen(ratios[name], before[name]):
            best = max(ratios[name], *_measured_again(name, before[name], again))
            if is_fallen(best, before[name]):
                sentences.append(
                    f"{name}: {best:.3g}, it was {before[name]:.3g} ({AGAIN + 1} times measured, the best). "
                    "Profile it beside the commit before, or record why with --record"
                )
    return sentences


def is_fallen(ratio: float, before: float) -> bool:
    """Whether it is a third lower."""
    return ratio < before * LEAST


def _measured_again(name: str, before: float, again: Callable[[str], float]) -> List[float]:
    """Until it is no lower any more, at most so many times."""
    ratios: List[float] = []
    while len(ratios) < AGAIN and (not ratios or is_fallen(ratios[-1], before)):
        ratios.append(again(name))
    return ratios
