"""A script that defines an object which Java calls: PyScriptEngine as a javax.script.Invocable (Jython 2.7.2)."""

from __future__ import annotations

import random
from typing import Any, List, Optional

from ..base.clock import Clock
from ..java.javax.script.exceptions import ScriptException
from ..java.lang.reflect.exceptions import UndeclaredThrowableException
from ..java.lang.throwable import NoSuchMethodException
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..jython.attributes import get_attribute
from ..jython.tracebacks import script_line
from .bindings import Log, ScriptContext, Session
from .engine import ScriptEngine
from .script_errors import PyException, qualified


class InvocableEngine(ScriptEngine):
    """The script is read once; afterwards its objects are called."""

    def read(self, clock: Clock, rng: Optional[random.Random] = None) -> None:
        """Run the script's own statements, without session and context. ScriptException for what leaves it."""
        interpreter = self._start(clock, rng)
        try:
            self.guarded(lambda: interpreter.run(self._code, self._names))
        except ProcessException as failure:
            raise _scripted(failure) from failure

    def get(self, name: str) -> Any:
        """A global name of the script, None when it has none."""
        return self._names.get(name)

    def call(self, target: Any, method: str, *arguments: Any) -> Any:
        """Invocable.invokeMethod: NoSuchMethodException without such a method, ScriptException for what leaves it."""
        try:
            function = get_attribute(target, method)
        except AttributeError:
            raise NoSuchMethodException(method) from None
        results: List[Any] = []
        try:
            self.guarded(lambda: results.append(function(*arguments)))
        except ProcessException as failure:
            raise _scripted(failure) from failure
        return results[0]

    def call_interface(self, target: Any, method: str, *arguments: Any) -> Any:
        """A method of the proxy that Invocable.getInterface makes: it declares neither of ``call``'s exceptions."""
        try:
            return self.call(target, method, *arguments)
        except (NoSuchMethodException, ScriptException) as error:
            raise UndeclaredThrowableException(error) from error


def _scripted(failure: ProcessException) -> ScriptException:
    scripted = failure.getCause()
    assert isinstance(scripted, ScriptException)
    error = failure.__cause__
    if error is not None and script_line(error) == -1:  # raised by Jython itself, not in a line of the script
        text = qualified(error)
        scripted = ScriptException(text, PyException(text, f"{text}\n"))
    scripted._script_line = failure._script_line
    return scripted


def script_context(context: Any) -> Any:
    """A context as a script sees it."""
    return ScriptContext(context)


def script_session(session: Any) -> Any:
    """A session as a script sees it."""
    return Session(session)


def script_log(log: Any) -> Any:
    """A log as a script sees it."""
    return Log(log)
