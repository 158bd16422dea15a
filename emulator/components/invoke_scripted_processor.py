"""InvokeScriptedProcessor (NiFi 1.16.3) with the engine python: the script defines ``processor``, whose methods NiFi calls.

The script is read once, when its relationships are first asked for; it has ``sys`` and nothing of a session. Its processor opens sessions
itself and commits them. An error in one of its methods is an UndeclaredThrowableException, as the proxy that Jython makes throws it
(PyScriptEngine.getInterface); the session that was open stays open, with what it took. Left out: other engines, scripts that change
while they run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional, Set

from ..base.errors import NotEmulated
from ..java.javax.script.exceptions import ScriptException
from ..java.lang.throwable import NoSuchMethodException, Throwable
from ..java.nifi.components.property_descriptor import PropertyDescriptor as Descriptor
from ..java.nifi.components.validation_result import ValidationContext, ValidationResult
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..java.nifi.processor.processor import ProcessorInitializationContext, ProcessSessionFactory
from . import standard_validators  # noqa: F401  a script imports it
from .descriptor import EL_FLOWFILE, EL_VARS, PropertyDescriptor
from .execute_script import ENGINE, ENGINES, MODULES, SCRIPT_BODY, SCRIPT_FILE, read_script, refused_engine, to_stderr
from .processor import Processor, Properties, SessionFactory, component
from .scripted_properties import WithDefaults, wrong_values

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.session import ProcessSession
    from ..script.invocable import InvocableEngine

_EXCLUSIVE = "'Script Body or Script File' is invalid because exactly one of Script File or Script Body must be set"
_NOT_SET = "java.util.Set is in module java.base of loader 'bootstrap'"
_IS_LIST = "org.python.core.PyList is in unnamed module of loader 'app'"
_LIST = f"class org.python.core.PyList cannot be cast to class java.util.Set ({_IS_LIST}; {_NOT_SET})"


@component("org.apache.nifi.processors.script.InvokeScriptedProcessor", "nifi-scripting-nar")
class InvokeScriptedProcessor(Processor):
    """``output`` gets what the script prints."""

    RELATIONSHIPS = {"success": "until the script is read", "failure": "until the script is read"}
    OWN_SESSIONS = True
    STATE_SCOPE = "CLUSTER"
    PROPERTIES = (
        PropertyDescriptor(ENGINE, "Clojure", True, allowed=ENGINES),
        PropertyDescriptor(SCRIPT_FILE, el=EL_VARS),
        PropertyDescriptor(SCRIPT_BODY),
        PropertyDescriptor(MODULES, el=EL_VARS),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE, description="a property of the script's processor")
    output: Callable[[str], None] = staticmethod(to_stderr)
    script_name = ""
    _engine: Optional[InvocableEngine] = None
    _instance: Any = None
    _read = False
    _problem = ""  # why the script could not be read

    @classmethod
    def refused(cls, properties: Properties, where: str = "") -> Optional[NotEmulated]:
        return refused_engine(properties.get(ENGINE) or "", where)

    def relationships(self, properties: Properties) -> Set[str]:
        """Those of the script's processor."""
        self._ensure_read(properties)
        if self._instance is None:
            return set(self.RELATIONSHIPS)
        try:
            relationships = self._call("getRelationships")
            if isinstance(relationships, list):
                raise _class_cast()
        except Throwable as error:
            message = f"Unable to get relationships from scripted Processor: {error}"
            self.log.error(message)
            self.log.error(message, error)
            return set()
        return {relationship.getName() for relationship in relationships or ()}

    def validate(self, context: ProcessContext) -> List[str]:
        file, body = (context.getProperty(name).evaluateAttributeExpressions().getValue() for name in (SCRIPT_FILE, SCRIPT_BODY))
        if bool(file) == bool(body):
            return [_EXCLUSIVE]
        self._ensure_read({name: context.getProperty(name).getValue() for name in self.properties})
        if self._problem:
            return [self._problem]
        wrong = wrong_values(self._descriptors(self._tell_error), context)
        if wrong or self._instance is None:
            return wrong
        try:
            results = self._call("validate", ValidationContext())
        except Throwable as error:
            self.log.error(f"Unable to validate the script Processor: {error}", error)
            why = "An error occurred calling validate in the configured script Processor."
            return [ValidationResult("Validation", file, why, False).toString()]
        return [result.toString() for result in results or () if not result.isValid()]

    def on_scheduled(self, context: ProcessContext) -> None:
        self._ensure_read({name: context.getProperty(name).evaluateAttributeExpressions().getValue() for name in self.properties})
        if self._engine is None:
            raise ProcessException("Error creating ScriptRunner")
        self._tell("onScheduled", context)

    def on_trigger_with_factory(self, context: ProcessContext, open_session: SessionFactory) -> None:
        from ..script.invocable import script_session

        if self._problem:
            self.log.error(f"Unable to run because the Processor is not valid: [{self._problem}]")
            context.yield_()
            return
        factory = ProcessSessionFactory(lambda: script_session(open_session()))
        self._call("onTrigger", self._context(context), factory)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        raise NotImplementedError("it opens its sessions itself")

    def on_stopped(self, context: ProcessContext) -> None:
        if self._engine is not None:
            self._tell("onStopped", context)
        self._engine, self._instance, self._read, self._problem = None, None, False, ""

    def _call(self, method: str, *arguments: Any) -> Any:
        assert self._engine is not None
        return self._engine.call_interface(self._instance, method, *arguments)

    def _tell(self, method: str, context: ProcessContext) -> None:
        """invokeScriptedProcessorMethod: a method that the script's processor may have."""
        assert self._engine is not None
        if self._instance is None:
            return
        try:
            self._engine.call(self._instance, method, self._context(context))
        except NoSuchMethodException:
            self.log.debug(f"Configured script Processor does not contain the method {method}")
        except Throwable as error:
            self.log.error(f"Error while executing the scripted processor's method {method}", error)
            raise error if isinstance(error, ProcessException) else ProcessException(error) from error

    def _context(self, context: ProcessContext) -> Any:
        from ..script.invocable import script_context

        return script_context(WithDefaults(context, self._descriptors(lambda error: None)))

    def _descriptors(self, failed: Callable[[Throwable], None]) -> List[Descriptor]:
        """getPropertyDescriptors of the script's processor."""
        if self._instance is None:
            return []
        try:
            return list(self._call("getPropertyDescriptors") or ())
        except Throwable as error:
            failed(error)
            return []

    def _tell_error(self, error: Throwable) -> None:
        message = f"Unable to get property descriptors from Processor: {error}"
        self.log.error(message)
        self.log.error(message, error)

    def _ensure_read(self, properties: Properties) -> None:
        """reloadScript, once: what is wrong with the script is logged, and kept for who asks whether it is valid."""
        file, body = properties.get(SCRIPT_FILE), properties.get(SCRIPT_BODY)
        if self._read or not (file or body) or "${" in (file or "") or "${" in (properties.get(MODULES) or ""):
            return
        self._read = True
        try:
            self._load(file, body or "", properties)
        except Throwable as error:
            self.log.error(f"Unable to load script: {error.getLocalizedMessage()}", error)
            why = f"Unable to load script due to {error.getLocalizedMessage()}"
            self._problem = ValidationResult("ScriptValidation", file, why, False).toString()

    def _load(self, file: Optional[str], body: str, properties: Properties) -> None:
        from ..script.invocable import InvocableEngine, script_log
        from ..script.module_directory import module_source

        self.refuse(properties)
        paths = [path.strip() for path in (properties.get(MODULES) or "").split(",") if path.strip()]
        source = module_source(paths, self.nifi) if paths else None
        text, name = read_script(file) if file else body, file or self.script_name or self.name
        engine = InvocableEngine(text, self.output, self.nifi, len(paths), source, name)
        engine.timeout = self.timeout
        self._engine = engine
        engine.read(self.clock)
        instance = engine.get("processor")
        if instance is None:
            raise ScriptException("No processor was defined by the script.")
        log = script_log(self.log)
        try:
            engine.call(instance, "setLogger", log)
        except NoSuchMethodException:
            self.log.debug("Configured script Processor does not contain a setLogger method.")
        self._instance = instance
        try:
            self._call("initialize", ProcessorInitializationContext(self.identifier, log, self.services))
        except Throwable as error:
            self.log.error(f"Unable to initialize scripted Processor: {error.getLocalizedMessage() or 'null'}", error)
            raise ProcessException(error) from error

    @property
    def services(self) -> Any:
        """getControllerServiceLookup of the initialisation: what is enabled then."""
        from ..core.services import ControllerServiceLookup

        return ControllerServiceLookup()


def _class_cast() -> Throwable:
    from ..java.lang.throwable import ClassCastException

    return ClassCastException(_LIST)


