"""JoltTransformJSON (NiFi 1.16.3): content through a Jolt specification, which may hold Expression Language.

Success sets ``mime.type``; a shift that matches nothing gives the content ``null``. Bad JSON and a specification that cannot be read go to
``failure``, not penalised. JSON may hold comments; sort does not look at its specification.
Custom transformation classes are Java and not emulated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Tuple, Type

from ..base.errors import EmulatorError, NotEmulated
from ..base.versions import DEFAULT_VERSION, version_of
from ..el import is_expression
from ..java.lang.throwable import NullPointerException, Throwable
from . import validators
from .descriptor import EL_FLOWFILE, EL_VARS, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import FAILURE, SUCCESS
from .text_validators import non_empty

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
_SPEC_NEEDED = "'' is invalid because A specification is required for this transformation"
_SPEC_WRONG = "'' is invalid because Specification not valid for the selected transformation."
_NO_TRANSFORM = 'Cannot invoke "com.bazaarvoice.jolt.Transform.transform(Object)" because "joltTransform" is null'
_UNREADABLE = "com.bazaarvoice.jolt.exception.JsonUnmarshalException: Unable to unmarshal JSON to an Object."
_CACHED_SPECS = 64
_OF_THE_NAR_SINCE = version_of("2.3.0")  # NiFi 2 has no type of this name; the one that our NAR brings has the Jolt of 1.16.3
_NAR_OF_NIFI_2 = "nifi-jolt-nar"  # of its own type, which is read under the old name


@component("org.apache.nifi.processors.standard.JoltTransformJSON", "nifi-standard-nar")
class JoltTransformJSON(Processor):
    """One FlowFile a trigger; transforms are compiled once for each specification."""

    RELATIONSHIPS = {
        "success": "the transformed JSON",
        "failure": "content that is no JSON or cannot be transformed; the FlowFile is as it came",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("jolt-transform", "jolt-transform-chain", True, (*OPERATIONS, _CUSTOM), display="Jolt Transformation DSL"),
        PropertyDescriptor("jolt-custom-class", el=EL_FLOWFILE, display="Custom Transformation Class Name"),
        PropertyDescriptor("jolt-custom-modules", el=EL_VARS, display="Custom Module Directory"),
        PropertyDescriptor("jolt-spec", el=EL_FLOWFILE, display="Jolt Specification", validator=non_empty),
        PropertyDescriptor("Transform Cache Size", "1", True, validator=validators.positive_integer),
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
        if not spec:
            return [] if operation == _SORT else [_SPEC_NEEDED]
        return [] if is_expression(spec) else self._spec_problems(operation or "", spec)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        from ..jolt import parse

        try:
            document = parse(session.content_of(flowfile))
        except _failures():
            self.log.error(f"Failed to transform {flowfile}; routing to failure: {_UNREADABLE}")
            session.transfer(flowfile, FAILURE)
            return
        try:
            text = self._transformed(context, flowfile, document)
        except NotEmulated:
            raise
        except _failures() as error:
            reason = _told(error)
            self.log.error(f"Unable to transform {flowfile} due to {reason}: {reason}")
            session.transfer(flowfile, FAILURE)
            return
        flowfile = session.write_bytes(flowfile, text.encode("utf-8"))
        session.transfer(session.putAttribute(flowfile, "mime.type", "application/json"), SUCCESS)

    def _transformed(self, context: ProcessContext, flowfile: FlowFile, document: Any) -> str:
        from ..java.libraries.jackson import render

        spec = context.getProperty("jolt-spec").evaluateAttributeExpressions(flowfile).getValue() or ""
        try:
            transform = self._compile(context.getProperty("jolt-transform").getValue() or "", spec)
        except NotEmulated:
            raise
        except _failures() as error:
            self.log.error(f"Problem getting transform: {_told(error)}")
            raise NullPointerException(_NO_TRANSFORM) from None
        text: str = render(transform.transform(document, owned=True), pretty=bool(context.getProperty("pretty_print").asBoolean()))
        return text

    def _compile(self, operation: str, spec: str) -> Any:
        key = (operation, spec)
        if key not in self._compiled:
            from .. import jolt

            if len(self._compiled) >= _CACHED_SPECS:
                self._compiled.clear()
            of_the_nar = self.nifi >= _OF_THE_NAR_SINCE and self.artifact != _NAR_OF_NIFI_2
            version = DEFAULT_VERSION if of_the_nar else self.nifi
            self._compiled[key] = jolt.compile(OPERATIONS[operation], None if operation == _SORT else jolt.parse(spec), version)
        return self._compiled[key]

    def _spec_problems(self, operation: str, spec: str) -> List[str]:
        try:
            self._compile(operation, spec)
        except NotEmulated:
            raise
        except _failures():
            return [_SPEC_WRONG]
        return []


def _told(error: BaseException) -> str:
    """The Java exception: what Jackson says comes wrapped, without its words here."""
    name = getattr(error, "java_name", "")
    if isinstance(error, Throwable):
        return _UNREADABLE if name.startswith("com.fasterxml.jackson") else str(error)
    return f"{name}: {error}"


def _failures() -> Tuple[Type[BaseException], ...]:
    """What a bad document, specification or transform raises."""
    from .. import jolt

    return Throwable, EmulatorError, ValueError, getattr(jolt, "JoltError", ValueError)
