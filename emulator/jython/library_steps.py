"""What the emulator did in a stretch of a traceback, frame by frame."""

from __future__ import annotations

from typing import Mapping, NamedTuple


class Step(NamedTuple):
    """One frame of the emulator: the last part of its module's name, its function's name, its variables."""

    module: str
    function: str
    variables: Mapping[str, object]
