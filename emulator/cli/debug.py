"""A script under pdb: stopped at its first line, steps go through the script's lines alone; pdb talks on standard error."""

from __future__ import annotations

import os
import sys
from pdb import Pdb
from types import FrameType
from typing import Any, Callable, Optional, TypeVar, Union

Result = TypeVar("Result")


def debugged(script: Union[str, os.PathLike[str]], work: Callable[[], Result]) -> Optional[Result]:
    """What the work gives; None when the person has left the debugger (``q``) before it was done."""
    path = os.path.abspath(script)
    debugger = Pdb(stdout=sys.stderr, skip=["emulator", "emulator.*"], nosigint=True)

    def stop_at_the_script(frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code.co_filename != path:
            return None
        debugger.set_trace(frame)
        return debugger.trace_dispatch

    sys.settrace(stop_at_the_script)
    try:
        result = work()
    finally:
        sys.settrace(None)
    return None if debugger.quitting else result
