"""What the emulator costs in itself: starting it, and whether ten times the work takes ten times as long."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from typing import Callable, List, Sequence, Tuple

from ...run.places import REPOSITORY
from .subjects import read, script

RUN = ("-m", "emulator", "run", "processors/common/script.py", "--in", "emulator/mocks/cancellation_request.json")
FEW, MANY = 200, 2000


def rows(rounds: int) -> List[Tuple[str, str]]:
    """Each is a ratio of two times of this run."""
    bare, whole = (best(rounds * 3, partial(process, words)) for words in (("-c", "pass"), RUN))
    subject = script("", "processors/common/script.py", read("emulator/mocks/cancellation_request.json"), {})
    few, many = (best(rounds, partial(subject.emulated, times)) for times in (FEW, MANY))
    return [
        ("python -m emulator run (a script), in starts of a bare Python", f"{whole / bare:.1f}"),
        (f"{MANY} FlowFiles through a script, in times of {FEW}", f"{many / few:.1f}"),
    ]


def best(rounds: int, once: Callable[[], float]) -> float:
    """The shortest of so many."""
    return min(once() for _ in range(rounds))


def process(words: Sequence[str]) -> float:
    """Seconds that a Python with these words takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
