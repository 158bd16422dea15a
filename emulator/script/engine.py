"""ExecuteScript's script engine: one compiled script, its global names, its life from trigger to trigger.

Mirrors ScriptingComponentHelper and PythonScriptEngineConfigurator of NiFi 1.16.3 over Jython 2.7.2: the script is compiled once when the
processor is scheduled; global names stay between triggers and are lost with the engine after an uncaught error. Since 1.14 NiFi puts
``import sys`` and the module paths before the script: ``sys`` is there, lines count from 3, ``from __future__`` is refused.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, Optional, Sequence

from ..base.clock import SCRIPT_SECONDS, Clock
from ..base.errors import EmulatorError, NotEmulated
from ..java.nifi.processors.script.execute_script import ExecuteScript
from ..jython.attributes import use_for_java_objects
from ..jython.interpreter import Interpreter, ModuleSource
from ..jython.script_files import code_place
from ..jython.source.compile import compile_script
from ..jython.source.source_error import SourceError
from .bindings import Log, ScriptContext, Session
from .java_attributes import COERCED_ATTRIBUTES
from .watch import watched

if TYPE_CHECKING:
    from .script_places import ScriptPlaces

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
            raise self._places().interrupted(error, self.timeout) from None
        except NotEmulated as error:
            raise self._places().placed(error) from error.__cause__
        except EmulatorError:
            raise
        except BaseException as error:
            raise self._places().uncaught(error) from error

    def _places(self) -> ScriptPlaces:
        from .script_places import ScriptPlaces

        return ScriptPlaces(self._file, self._text, self._offset)

    def forget(self) -> None:
        """The next run starts afresh, as after an error of the script (ExecuteScript sets up its script runners anew)."""
        self._interpreter = None

    def _start(self, clock: Clock, rng: Optional[random.Random]) -> Interpreter:
        self._interpreter = Interpreter(clock, self._output, self._source, rng, self.jython)
        self._names = self._interpreter.fresh_globals()
        if self._offset:
            self._names["sys"] = self._interpreter.sys_module()
        return self._interpreter


def bindings(session: Any, context: Any, log: Any) -> Dict[str, Any]:
    """What NiFi binds before every run."""
    return {
        "session": Session(session),
        "context": ScriptContext(context),
        "log": Log(log),
        "REL_SUCCESS": ExecuteScript.REL_SUCCESS,
        "REL_FAILURE": ExecuteScript.REL_FAILURE,
    }
