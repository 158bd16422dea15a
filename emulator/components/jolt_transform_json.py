"""JoltTransformJSON (NiFi 1.16.3): content through a Jolt specification, which may hold Expression Language.

Success sets ``mime.type``; a shift that matches nothing gives the content ``null``. Bad JSON and a specification that cannot be read go to
``failure``, not penalised. JSON may hold comments; sort does not look at its specification.
Custom transformation classes are Java and not emulated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Tuple, Type

from ..base.errors import EmulatorError, NotEmulated
from ..java.throwable import Throwable
from . import validators
from .descriptor import EL_FLOWFILE, EL_VARS, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import FAILURE, SUCCESS

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_CUSTOM = "jolt-transform-custom"
_SORT = "jolt-transform-sort"
OPERATIONS = {  # stored value → the operation's name in emulator.jolt
    "jolt-transform-card": "cardinality",
    "jolt-transform-chain": "chain",
    "jolt-transform-default": "default",
    "jolt-transform-modify-default": "modify-default-beta",
    "jolt-transform-modify-define": "modify-define-beta",
    "jolt-transform-modify-overwrite": "modify-overwrite-beta",
    "jolt-transform-remove": "remove",
    "jolt-transform-shift": "shift",
    "jolt-transform-sort": "sort",
}
_SPEC_NEEDED = "'Jolt Specification' is invalid because Jolt Specification is required for the selected Jolt Transformation DSL"
_CACHED_SPECS = 64


@component("org.apache.nifi.processors.standard.JoltTransformJSON", "nifi-standard-nar")
class JoltTransformJSON(Processor):
    """One FlowFile a trigger; transforms are compiled once for each specification."""

    RELATIONSHIPS = ("success", "failure")
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("jolt-transform", "jolt-transform-chain", True, (*OPERATIONS, _CUSTOM), display="Jolt Transformation DSL"),
        PropertyDescriptor("jolt-custom-class", el=EL_FLOWFILE, display="Custom Transformation Class Name"),
        PropertyDescriptor("jolt-custom-modules", el=EL_VARS, display="Custom Module Directory"),
        PropertyDescriptor("jolt-spec", el=EL_FLOWFILE, display="Jolt Specification"),
        PropertyDescriptor("Transform Cache Size", "1", True, validator=validators.integer),
        PropertyDescriptor("pretty_print", "false", True, ("true", "false"), display="Pretty Print"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compiled: Dict[Tuple[str, str], Any] = {}

    def validate(self, context: ProcessContext) -> List[str]:
        operation = context.getProperty("jolt-transform").getValue()
        if operation == _CUSTOM:
            raise NotEmulated("custom Jolt transformations", self.name, "they are Java classes; use the built-in operations")
        spec = context.getProperty("jolt-spec").getValue()
        if not spec or not spec.strip():
            return [] if operation == _SORT else [_SPEC_NEEDED]
        return [] if "${" in spec else self._spec_problems(operation or "", spec)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        try:
            text = self._transformed(context, session, flowfile)
        except NotEmulated:
            raise
        except _failures() as error:
            self.log.error(f"Transform failed for {flowfile} due to {error}")
            session.transfer(flowfile, FAILURE)
            return
        flowfile = session.write_bytes(flowfile, text.encode("utf-8"))
        session.transfer(session.putAttribute(flowfile, "mime.type", "application/json"), SUCCESS)

    def _transformed(self, context: ProcessContext, session: ProcessSession, flowfile: FlowFile) -> str:
        from ..java.jackson import render
        from ..jolt import parse

        document = parse(session.content_of(flowfile))
        spec = context.getProperty("jolt-spec").evaluateAttributeExpressions(flowfile).getValue() or ""
        result = self._compile(context.getProperty("jolt-transform").getValue() or "", spec).transform(document)
        text: str = render(result, pretty=bool(context.getProperty("pretty_print").asBoolean()))
        return text

    def _compile(self, operation: str, spec: str) -> Any:
        key = (operation, spec)
        if key not in self._compiled:
            from .. import jolt

            if len(self._compiled) >= _CACHED_SPECS:
                self._compiled.clear()
            self._compiled[key] = jolt.compile(OPERATIONS[operation], None if operation == _SORT else jolt.parse(spec))
        return self._compiled[key]

    def _spec_problems(self, operation: str, spec: str) -> List[str]:
        try:
            self._compile(operation, spec)
        except NotEmulated:
            raise
        except _failures() as error:
            why = f"Specification not valid for the selected transformation: {error}"
            return [f"'Jolt Specification' validated against '{spec}' is invalid because {why}"]
        return []


def _failures() -> Tuple[Type[BaseException], ...]:
    """What a bad document, specification or transform raises."""
    from .. import jolt

    return Throwable, EmulatorError, ValueError, getattr(jolt, "JoltError", ValueError)
