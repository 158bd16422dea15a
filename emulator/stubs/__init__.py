"""Stand-ins for components: what a processor or controller service that is not emulated (or is not wanted) does instead.

``Stubs.of({"PutSQL": "success"})`` takes them as data, ``read_stubs(path)`` from a JSON file; ``run_flow(…, stubs=…)`` uses them.
"""

from __future__ import annotations

from .answer import Answer
from .stubs import Stub, Stubs, read_stubs, stub_of_text

__all__ = ["Answer", "Stub", "Stubs", "read_stubs", "stub_of_text"]
