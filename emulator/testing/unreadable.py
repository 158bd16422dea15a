"""What is said of a script that does not parse: the SyntaxError as NiFi says it, with a pointer to the place."""

from __future__ import annotations

from typing import List

from ..base.errors import InputError
from ..failure import Failure
from ..java.lang.throwable import Throwable
from ..jython.source.source_error import SourceError


def unreadable(error: Throwable, text: str, name: str) -> Exception:
    reason = error.__cause__
    if not isinstance(reason, SourceError):
        return Failure.of(error, name)
    pointer = _pointer(text.split("\n"), reason.line, reason.column)
    nifi = f"NiFi would say: {error.getMessage()}: {error.getCause()}" if error.getCause() else f"NiFi would say: {error}"
    return InputError(f"{reason.kind}: {reason.shown}{pointer}{nifi}", f"{name}:{reason.line}:{reason.column + 1}")


def _pointer(lines: List[str], line: int, column: int) -> str:
    """The line with a caret below; an error at the end of the text points behind the last line that holds something."""
    while line > 1 and not (line <= len(lines) and lines[line - 1].strip()):
        line -= 1
        column = len(lines[line - 1].rstrip()) if line <= len(lines) else 0
    shown = lines[line - 1].rstrip() if 0 < line <= len(lines) else ""
    return f"\n  {shown}\n  {' ' * column}^\n" if shown else "\n"
