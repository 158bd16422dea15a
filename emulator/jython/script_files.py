"""Under which file name the code of a script runs: NiFi's, or its own where somebody traces the process.

Under its own file and with the file's own lines a debugger's breakpoints, ``pdb`` and ``coverage`` find it; errors keep NiFi's.
"""

from __future__ import annotations

import os
import sys
from typing import Dict, Tuple

FILENAME = "<script>"
_TRACED: Dict[str, int] = {}  # file → lines that NiFi puts before it


def code_place(file: str, lines_before: int) -> Tuple[str, int]:
    """(file name, lines before the first) that a script of that file is compiled with."""
    if not _is_traced() or not os.path.isfile(file):
        return FILENAME, lines_before
    path = os.path.abspath(file)
    _TRACED[path] = lines_before
    return path, 0


def nifi_place(file: str, line: int) -> Tuple[str, int]:
    """The same place as NiFi names it."""
    return (FILENAME, line + _TRACED[file]) if file in _TRACED else (file, line)


def is_script_file(file: str) -> bool:
    """Is it the file name of a script's code?"""
    return file == FILENAME or file in _TRACED


def _is_traced() -> bool:
    return sys.gettrace() is not None or "pydevd" in sys.modules
