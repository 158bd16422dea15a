"""What it costs to start a command: CPU seconds beside those of a bare Python, with the bytecode of the emulator and without."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Dict, Iterator, List, Sequence, Tuple

from emulator import save_flow

from ...run.places import REPOSITORY
from .small_flows import REQUEST, routed

_PROCESSORS = REPOSITORY / "processors"
FLOW = "flow.json"
COMMANDS: Dict[str, Sequence[str]] = {
    "run": (str(_PROCESSORS / "common" / "script.py"), "--in", str(REQUEST)),
    "el": ("${filename:toUpper()}", "--attr", "filename=x.json"),
    "jolt": (str(_PROCESSORS / "order_cancellation_request" / "mapping.json"), str(REQUEST)),
    "flow": (FLOW,),
}


@dataclass(frozen=True)
class Start:
    """Seconds of CPU, of a bare Python and of a command; medians."""

    name: str
    bare: float
    command: float

    @property
    def ratio(self) -> float:
        """What part of the command's time a bare Python takes: the more the better."""
        return self.bare / self.command

    def cells(self) -> Tuple[str, ...]:
        return self.name, f"{self.bare * 1e3:.0f}", f"{self.command * 1e3:.0f}", f"{1 / self.ratio:.1f}"


HEADS = ("a cold start", "python -c pass, CPU ms", "the command, CPU ms", "bare starts")


def starts(rounds: int, only: str = "") -> Iterator[Start]:
    """Each command, or the one of that name, in a copy of the package: first without bytecode, then with it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(REPOSITORY / "emulator", Path(folder) / "emulator", ignore=shutil.ignore_patterns("__pycache__"))
        save_flow(routed(batch=1), str(Path(folder) / FLOW))
        for way, environment in (("no bytecode", _without()), ("bytecode", _with())):
            for command, words in COMMANDS.items():
                if only in ("", name := f"{command}, {way}"):
                    yield _start(name, ["-m", "emulator", command, *words], folder, environment, rounds)


def _start(name: str, command: List[str], folder: str, environment: Dict[str, str], rounds: int) -> Start:
    if "PYTHONDONTWRITEBYTECODE" not in environment:
        _cpu(command, folder, environment)  # writes the bytecode
    pairs = [(_cpu(["-c", "pass"], folder, environment), _cpu(command, folder, environment)) for _ in range(rounds)]
    return Start(name, median(bare for bare, _ in pairs), median(took for _, took in pairs))


def _without() -> Dict[str, str]:
    return {**_with(), "PYTHONDONTWRITEBYTECODE": "1"}


def _with() -> Dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")}


def _cpu(words: List[str], folder: str, environment: Dict[str, str]) -> float:
    """Seconds of CPU that a Python with these words takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
