"""Where in a script's file an error was raised, in the file's own numbers: without the lines that NiFi puts before it."""

from __future__ import annotations

from typing import Optional

from ..base.errors import NotEmulated, ScriptTimeout
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..jython.script_files import FILENAME
from ..jython.tracebacks import frames, script_line
from .overdue import Overdue
from .script_errors import qualified, uncaught


class ScriptPlaces:
    """The places of a script. ``offset``: how many lines NiFi puts before it."""

    def __init__(self, file: str, text: str, offset: int) -> None:
        self._file, self._text, self._offset = file, text, offset

    def uncaught(self, error: BaseException) -> ProcessException:
        """What NiFi makes of an error that leaves the script, with its place; NotEmulated where the script asks for what is not here."""
        try:
            failure = uncaught(error)
        except NotEmulated as lacking:
            raise self.placed(lacking) from error
        failure._script_line = self._line(error)
        failure._script_place = self._innermost(error)
        return failure

    def placed(self, error: NotEmulated) -> NotEmulated:
        """The same error, with the script's line."""
        line = self._line(error)
        place = f"{self._file or FILENAME}:{line}"
        return NotEmulated(error.name, place, error.advice) if not error.where and line else error

    def interrupted(self, error: KeyboardInterrupt, timeout: Optional[float]) -> BaseException:
        """What is said of a script that was stopped: by its time, or by a person's Ctrl-C."""
        file, line, function = list(frames(error.__traceback__) or [("", 0, "")])[-1]
        source = ""
        if file == FILENAME:
            file, line = self._file or FILENAME, line - self._offset
            source = self._text.split("\n")[line - 1].strip() if line > 0 else ""
        here = (f" at '{source}'" if source else "") + ("" if function.startswith("<") or not function else f" in {function}()")
        place = f"{file}:{line}" if line > 0 else self._file or FILENAME
        if isinstance(error, Overdue):
            return ScriptTimeout(f"the script has not ended after {timeout:g} s; it was{here or ' there'}", place, line or None)
        return KeyboardInterrupt(f"{place}: interrupted{here}")

    def _innermost(self, error: BaseException) -> Optional[str]:
        """``script.py:41 in transform: KeyError: 'reason'`` and the line itself: where the error was raised."""
        raised = list(frames(error.__traceback__, error))
        if not raised:
            return None
        file, line, function = raised[-1]
        source = ""
        if file == FILENAME:
            file, line = self._file or FILENAME, line - self._offset
            source = self._text.split("\n")[line - 1].strip() if 0 < line <= self._text.count("\n") + 1 else ""
        inside = "" if function.startswith("<") else f" in {function}"
        return f"{file}:{line}{inside}: {qualified(error)}" + (f"\n    {source}" if source else "")

    def _line(self, error: BaseException) -> Optional[int]:
        line = script_line(error) - self._offset
        return line if line > 0 else None
