"""ExecuteScript (NiFi 1.16.3) with the engine python (Jython 2.7.2): the script has the session, and this commits after it.

What leaves the script, or the closing commit, is logged, the session rolled back with penalty, the processor yields; nothing goes to
failure by itself. A script that does not parse fails when the processor is scheduled. Dynamic properties are PropertyValues bound under
their names. Left out: other engines, and a Module Directory of folders, which 1.14 to 1.18 cannot use either.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Sequence

from ..base.errors import InputError, NotEmulated
from ..java.lang.throwable import Throwable
from ..java.nifi.processor.exception.exceptions import ProcessException
from .descriptor import EL_FLOWFILE, EL_VARS, PropertyDescriptor
from .processor import Processor, Properties, component
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.session import ProcessSession
    from ..script.engine import ScriptEngine

ENGINE, SCRIPT_FILE, SCRIPT_BODY, MODULES = "Script Engine", "Script File", "Script Body", "Module Directory"
ENGINES = ("Clojure", "ECMAScript", "Groovy", "lua", "python", "ruby")
_ELSEWHERE = "Check the path; where a server's folder is here says --map: --map /opt/nifi=./here"
_FAILED = "{} failed to process due to {}; rolling back session"


def refused_engine(engine: str, where: str) -> Optional[NotEmulated]:
    """Every engine but python; a parameter is looked at when it has its value."""
    is_emulated = engine == "python" or engine.startswith("#{")
    return None if is_emulated else NotEmulated(f"Script Engine {engine}", where, "write the script in Python for the engine python")


def to_stderr(text: str) -> None:
    """Where a script prints to unless told otherwise: stdout belongs to results."""
    sys.stderr.write(text)


@component("org.apache.nifi.processors.script.ExecuteScript", "nifi-scripting-nar")
class ExecuteScript(Processor):
    """``output`` gets what the script prints."""

    RELATIONSHIPS = {
        "success": "what the script transfers to REL_SUCCESS",
        "failure": "what the script transfers to REL_FAILURE; nothing goes there by itself",
    }
    STATE_SCOPE = "CLUSTER"
    PROPERTIES = (
        PropertyDescriptor(ENGINE, "Clojure", True, allowed=ENGINES),
        PropertyDescriptor(SCRIPT_FILE, el=EL_VARS),
        PropertyDescriptor(SCRIPT_BODY),
        PropertyDescriptor(MODULES, el=EL_VARS),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE, validator=non_empty, description="a variable of the script, bound to a PropertyValue")
    output: Callable[[str], None] = staticmethod(to_stderr)
    script_name = ""  # what a person calls the script of Script Body
    _engine: Optional[ScriptEngine] = None
    _variables: Sequence[str] = ()

    @classmethod
    def refused(cls, properties: Properties, where: str = "") -> Optional[NotEmulated]:
        return refused_engine(properties.get(ENGINE) or "", where)

    def validate(self, context: ProcessContext) -> List[str]:
        file, body = (context.getProperty(name).evaluateAttributeExpressions().getValue() for name in (SCRIPT_FILE, SCRIPT_BODY))
        if bool(file) == bool(body):
            return ["'Script Body or Script File' is invalid because exactly one of Script File or Script Body must be set"]
        return []

    def on_scheduled(self, context: ProcessContext) -> None:
        from ..script.engine import ScriptEngine

        self.refuse({ENGINE: context.getProperty(ENGINE).getValue()})
        file = context.getProperty(SCRIPT_FILE).evaluateAttributeExpressions().getValue()
        text = read_script(file) if file else context.getProperty(SCRIPT_BODY).getValue() or ""
        modules = context.getProperty(MODULES).evaluateAttributeExpressions().getValue() or ""
        paths = [path.strip() for path in modules.split(",") if path.strip()]
        source = None
        if paths:
            from ..script.module_directory import module_source

            source = module_source(paths, self.nifi)
        self._engine = ScriptEngine(text, self.output, self.nifi, len(paths), source, file or self.script_name or self.name)
        self._variables = self.dynamic
        self._engine.timeout, self._engine.jython = self.timeout, self.jython

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        if self._engine is None:
            self.on_scheduled(context)
        assert self._engine is not None
        try:
            self._engine.run(session, context, self.log, self._bound(context), session.host.clock, session.host.repository.random)
            session.commit()
        except Throwable as error:
            self._engine.forget()  # ExecuteScript.onTrigger: a commit that fails costs the globals as well
            failed = error if isinstance(error, ProcessException) else ProcessException(error)
            reasons = [failed.toString(), failed] if session.host.release.causes_follow else [failed]
            self.log.error(_FAILED, [str(session.host), *reasons])
            session.rollback(True)
            context.yield_()
            raise failed from error

    def on_stopped(self, context: ProcessContext) -> None:
        self._engine = None

    def _bound(self, context: ProcessContext) -> dict[str, Any]:
        return {name: context.getProperty(name) for name in self._variables}


def read_script(path: str) -> str:
    """The text of a script; InputError when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8")
    except OSError as error:
        raise InputError(f"the script cannot be read: {error.strerror or error}", path, _ELSEWHERE) from None
    except UnicodeDecodeError as error:
        raise InputError(f"the script is not UTF-8 text (byte {error.start})", path, "Save it as UTF-8") from None
