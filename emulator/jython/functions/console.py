"""Built-in functions that ask a terminal, which a script has not, and those that end the program."""

from __future__ import annotations

from typing import Any


def _input(prompt: Any = None) -> Any:
    raise EOFError("raw_input()")


def _raw_input(prompt: Any = None) -> Any:
    raise EOFError("raw_input()")


def _quit(*status: Any) -> None:
    error = SystemExit(status[0] if status else None)
    error.jython_frames = (_SITE_FRAME,)  # type: ignore[attr-defined]
    raise error


_SITE_FRAME = '  File "<jython>/jython-standalone-2.7.2.jar/Lib/site$py.class", line 394, in __call__\n    raise SystemExit(code)\n'
