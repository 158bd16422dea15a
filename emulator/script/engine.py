"""ExecuteScript's script engine: one compiled script, its global names, its life from trigger to trigger.

Mirrors ScriptingComponentHelper and PythonScriptEngineConfigurator of NiFi 1.16.3 over Jython 2.7.2: the script is compiled once when the
processor is scheduled; global names stay between triggers and are lost with the engine after an uncaught error. Since 1.14 NiFi puts
``import sys`` and the module paths before the script: ``sys`` is there, lines count from 3, ``from __future__`` is refused.
"""

from __future__ import annotations

import random
from typing import Any, Callable, Dict, Mapping, Optional, Sequence

from ..base.clock import SCRIPT_SECONDS, Clock
from ..base.errors import EmulatorError, NotEmulated, ScriptTimeout
from ..java.nifi.processors.script.execute_script import ExecuteScript
from ..jython.attributes import use_for_java_objects
from ..jython.interpreter import Interpreter, ModuleSource
from ..jython.script_files import FILENAME, code_place
from ..jython.source.compile import compile_script
from ..jython.source.source_error import SourceError
from .bindings import Log, ScriptContext, Session
from .java_attributes import COERCED_ATTRIBUTES
from .overdue import Overdue
from .watch import watched

PREAMBLE_SINCE = (1, 14)
use_for_java_objects(COERCED_ATTRIBUTES)


def line_offset(version: Sequence[int], module_paths: int = 0) -> int:
    """How many lines NiFi puts before the script."""
    return 1 + max(1, module_paths) if tuple(version) >= PREAMBLE_SINCE else 0


class ScriptEngine:
    """``output`` gets what the script prints. ``version``: NiFi's. ``source``: modules of Module Directory. ``name``: the script's file.

    ``timeout``: seconds of real time that a trigger may last, None for no limit.
    """

    timeout: Optional[float] = SCRIPT_SECONDS
    jython: Optional[str] = None  # the jar of Jython, see jython/library.py

    def __init__(
        self,
        text: str,
        output: Optional[Callable[[str], None]] = None,
        version: Sequence[int] = (1, 16, 3),
        module_paths: int = 0,
        source: Optional[ModuleSource] = None,
        name: str = "",
    ) -> None:
        self._output, self._source, self._file, self._text = output, source, name, text
        self._offset = line_offset(version, module_paths)
        self._interpreter: Optional[Interpreter] = None
        self._names: Dict[str, Any] = {}
        try:
            file, before = code_place(name, self._offset)
            self._code = compile_script(text, file, before, self._offset == 0)
        except SourceError as error:
            from .script_errors import not_compiled

            raise not_compiled(error, self._offset, text) from error

    @property
    def names(self) -> Dict[str, Any]:
        """The script's global names, bindings included; none before the first run and after an error."""
        return self._names

    def run(
        self,
        session: Any,
        context: Any,
        log: Any,
        properties: Mapping[str, Any],
        clock: Clock,
        rng: Optional[random.Random] = None,
    ) -> None:
        """One trigger. Raises ProcessException for what leaves the script, EmulatorError as it is, ScriptTimeout when it does not end."""
        interpreter = self._interpreter or self._start(clock, rng)
        self._names.update(bindings(session, context, log), **properties)
        try:
            self.guarded(lambda: interpreter.run(self._code, self._names))
        except BaseException:
            self._interpreter = None
            raise

    def guarded(self, work: Callable[[], None]) -> None:
        """Run something of the script; its errors as ``run`` raises them."""
        try:
            watched(work, self.timeout)
        except KeyboardInterrupt as error:
            raise self._interrupted(error) from None
        except NotEmulated as error:
            raise self._placed(error) from error.__cause__
        except EmulatorError:
            raise
        except BaseException as error:
            from .script_errors import uncaught

            try:
                failure = uncaught(error)
            except NotEmulated as lacking:
                raise self._placed(lacking) from error
            failure._script_line = self._line(error)
            failure._script_place = self._innermost(error)
            raise failure from error

    def forget(self) -> None:
        """The next run starts afresh, as after an error of the script (ExecuteScript sets up its script runners anew)."""
        self._interpreter = None

    def _start(self, clock: Clock, rng: Optional[random.Random]) -> Interpreter:
        self._interpreter = Interpreter(clock, self._output, self._source, rng, self.jython)
        self._names = self._interpreter.fresh_globals()
        if self._offset:
            self._names["sys"] = self._interpreter.sys_module()
        return self._interpreter

    def _placed(self, error: NotEmulated) -> NotEmulated:
        """The same error, with the script's line."""
        line = self._line(error)
        place = f"{self._file or FILENAME}:{line}"
        return NotEmulated(error.name, place, error.advice) if not error.where and line else error

    def _interrupted(self, error: KeyboardInterrupt) -> BaseException:
        """What is said of a script that was stopped: by its time, or by a person's Ctrl-C."""
        from ..jython.tracebacks import frames

        file, line, function = list(frames(error.__traceback__) or [("", 0, "")])[-1]
        source = ""
        if file == FILENAME:
            file, line = self._file or FILENAME, line - self._offset
            source = self._text.split("\n")[line - 1].strip() if line > 0 else ""
        here = (f" at '{source}'" if source else "") + ("" if function.startswith("<") or not function else f" in {function}()")
        place = f"{file}:{line}" if line > 0 else self._file or FILENAME
        if isinstance(error, Overdue):
            return ScriptTimeout(f"the script has not ended after {self.timeout:g} s; it was{here or ' there'}", place, line or None)
        return KeyboardInterrupt(f"{place}: interrupted{here}")

    def _innermost(self, error: BaseException) -> Optional[str]:
        """``script.py:41 in transform: KeyError: 'reason'`` and the line itself: where the error was raised, in the file's own numbers."""
        from ..jython.tracebacks import frames
        from .script_errors import qualified

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
        """The line of the script's file, without what NiFi puts before it."""
        from ..jython.tracebacks import script_line

        line = script_line(error) - self._offset
        return line if line > 0 else None


def bindings(session: Any, context: Any, log: Any) -> Dict[str, Any]:
    """What NiFi binds before every run."""
    return {
        "session": Session(session),
        "context": ScriptContext(context),
        "log": Log(log),
        "REL_SUCCESS": ExecuteScript.REL_SUCCESS,
        "REL_FAILURE": ExecuteScript.REL_FAILURE,
    }
