"""Test cases as data: a script or a flow, FlowFiles that go in, and what should come out of it.

A case is a JSON file ``NAME.case.json``, or a folder with a ``case.json``; ``read_cases(path)`` finds them, ``play(case)`` runs one.
"""

from __future__ import annotations

from .case import Case, read_cases
from .play import Played, play

__all__ = ["Case", "Played", "play", "read_cases"]
