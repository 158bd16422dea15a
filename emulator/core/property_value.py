"""PropertyValue: a property's text and what can be made of it.

Mirrors StandardPropertyValue over ValueLookup (NiFi 1.16.3). An expression sees, in this order: the map that was given, the FlowFile's
numbers (fileSize, entryDate …), its attributes, the variables. What came out of an evaluation is not evaluated again.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Tuple, TypeVar

from ..base.secret import Parameters
from ..base.versions import DEFAULT_VERSION, Version
from ..java.lang.object import JavaObject
from ..java.lang.throwable import IllegalArgumentException, NullPointerException, NumberFormatException
from ..java.registry import java_class
from .flowfile import FlowFile
from .services import ControllerServiceLookup, Service

if TYPE_CHECKING:
    from ..el import Expression, Scope
    from ..java.nifi.processor.data_unit import DataUnit
    from ..java.util.concurrent.time_unit import TimeUnit

_CANNOT_CAST = "Controller Service with identifier %s is of type class %s and cannot be cast to interface %s"


_Number = TypeVar("_Number", int, float)


def _read(read: Callable[[str], _Number], text: str) -> _Number:
    """A period or a size; what is none is thrown as Java does it."""
    from ..base.units import UnitError

    try:
        return read(text)
    except UnitError as error:
        if error.java_class == "NumberFormatException":
            raise NumberFormatException(str(error)) from None
        raise IllegalArgumentException(str(error)) from None


class _NoState(Dict[str, str]):
    """What getStateValue() looks into where no state was given: GetStateVariableEvaluator does not expect that."""

    def get(self, key: object, default: object = None) -> Any:
        raise NullPointerException('Cannot invoke "java.util.Map.get(Object)" because "this.stateMap" is null')


_NO_STATE = _NoState()
_MOST_EXPRESSIONS = 1000  # that one component's surroundings remember


@cache
def _language() -> ModuleType:
    """The Expression Language, imported when there is the first expression."""
    from .. import el

    return el


# the FlowFile, a map that goes before its attributes, what decorates the result, the state
Arguments = Tuple[Optional[FlowFile], Optional[Mapping[str, str]], Optional[Callable[[str], str]], Optional[Mapping[str, str]]]


class Surroundings:
    """What expressions see besides attributes; one for each component of a run."""

    def __init__(
        self,
        variables: Optional[Mapping[str, str]] = None,
        parameters: Optional[Parameters] = None,
        services: Optional[ControllerServiceLookup] = None,
        environment: Optional[Mapping[str, str]] = None,
        now_ms: Optional[Callable[[], int]] = None,
        sequence: Optional[List[int]] = None,
        nifi: Version = DEFAULT_VERSION,
    ) -> None:
        self.variables = dict(variables or {})
        self.parameters = parameters
        self.services = services
        self.environment = environment
        self.now_ms = now_ms
        self.sequence = sequence
        self.nifi = nifi
        self._last: Tuple[Optional[FlowFile], Mapping[str, str]] = (None, {})
        self._scope: Optional[Scope] = None  # of the FlowFile that was last asked for
        self._expressions: Dict[str, Expression] = {}  # by their text

    def visible(self, flowfile: Optional[FlowFile], extra: Optional[Mapping[str, str]]) -> Mapping[str, str]:
        """What an expression sees; a processor asks for the same FlowFile many times."""
        if flowfile is None or extra:
            return visible(flowfile, extra)
        if self._last[0] is not flowfile:
            self._last, self._scope = (flowfile, visible(flowfile, None)), None
        return self._last[1]

    def text_of(self, text: str, flowfile: Optional[FlowFile] = None, state: Optional[Mapping[str, str]] = None) -> str:
        """The text with its expressions evaluated."""
        if "$" not in text:
            return text
        if flowfile is None or state is not None:
            return self.evaluate(text, self.visible(flowfile, None), state)
        scope = self._scope
        if scope is None or self._last[0] is not flowfile:
            scope = self._scope = self._new_scope(self.visible(flowfile, None), None)
        elif self.now_ms is not None:
            scope.now_ms = self.now_ms()
        return self._value_in(scope, text)

    def evaluate(self, text: str, attributes: Mapping[str, str], state: Optional[Mapping[str, str]] = None) -> str:
        return self._value_in(self._new_scope(attributes, state), text)

    def _new_scope(self, attributes: Mapping[str, str], state: Optional[Mapping[str, str]]) -> Scope:
        now = None if self.now_ms is None else self.now_ms()
        state_values = _NO_STATE if state is None else state
        scope: Scope = _language().Scope(
            attributes, self.variables, self.parameters, state_values, self.environment, now, sequence=self.sequence, nifi=self.nifi
        )
        return scope

    def _value_in(self, scope: Scope, text: str) -> str:
        expression = self._expressions.get(text)
        if expression is None:
            if len(self._expressions) > _MOST_EXPRESSIONS:
                self._expressions.clear()
            expression = self._expressions[text] = _language().compile(text, nifi=self.nifi)
        scope.memory = {}
        return expression.evaluate(scope)


@java_class("org.apache.nifi.attribute.expression.language.StandardPropertyValue")
class PropertyValue(JavaObject):
    """``getValue()`` is the text as it stands; evaluateAttributeExpressions gives a new PropertyValue."""

    _value: Optional[str]
    _surroundings: Surroundings
    _evaluated: bool

    def __init__(self, value: Optional[str], surroundings: Optional[Surroundings] = None, evaluated: bool = False) -> None:
        # past JavaObject's rules of assignment: a processor asks for thousands of these
        fields = self.__dict__
        fields["_value"], fields["_surroundings"], fields["_evaluated"] = value, surroundings or Surroundings(), evaluated

    def getValue(self) -> Optional[str]:
        """The text, None when the property is not set."""
        return self._value

    def toString(self) -> Optional[str]:  # type: ignore[override]
        """The text; null where there is none, which Jython shows as nothing."""
        return self._value

    def __str__(self) -> str:
        return self._value or ""

    __repr__ = __str__

    def isSet(self) -> bool:
        return self._value is not None

    def isExpressionLanguagePresent(self) -> bool:
        if self._value is None or self._evaluated or "$" not in self._value:
            return False
        return bool(_language().is_expression(self._value))

    def evaluateAttributeExpressions(self, *arguments: Any) -> PropertyValue:
        """(), (FlowFile), (map), (FlowFile, map), (FlowFile, map, decorator, state): the value with its expressions evaluated."""
        if self._value is None or self._evaluated:
            return self
        if "$" not in self._value:
            return PropertyValue(self._value, self._surroundings, True)
        flowfile, extra, decorate, state = _arguments(arguments)
        text = self._surroundings.evaluate(self._value, self._surroundings.visible(flowfile, extra), state)
        return PropertyValue(decorate(text) if decorate else text, self._surroundings, True)

    def asInteger(self) -> Optional[int]:
        from ..java.lang.numbers import parse_int

        return None if self._value is None else parse_int(self._value.strip())

    def asLong(self) -> Optional[int]:
        from ..java.lang.numbers import parse_long

        return None if self._value is None else parse_long(self._value.strip())

    def asBoolean(self) -> Optional[bool]:
        """Whether the trimmed text is "true" in any case."""
        return None if self._value is None else self._value.strip().lower() == "true"

    def asDouble(self) -> Optional[float]:
        from ..java.lang.numbers import parse_double

        return None if self._value is None else parse_double(self._value.strip())

    asFloat = asDouble

    def asTimePeriod(self, unit: TimeUnit) -> Optional[int]:
        """A period ("30 sec") in a TimeUnit."""
        from ..base.units import period_in

        return None if self._value is None else _read(lambda text: period_in(text, unit._nanos), self._value.strip())

    def asDataSize(self, unit: DataUnit) -> Optional[float]:
        """A size ("10 MB") in a DataUnit."""
        from ..base.units import size_in

        return None if self._value is None else _read(lambda text: size_in(text, unit.name()), self._value.strip())

    def asControllerService(self, service_type: object = None) -> Any:
        """The controller service whose id is the value; None when there is none."""
        services = self._surroundings.services
        if not self._value or services is None:
            return None
        service = services.getControllerService(self._value)
        interface = getattr(service_type, "java_name", service_type)
        if service is not None and interface is not None and not _implements(service, str(interface)):
            raise IllegalArgumentException(_CANNOT_CAST % (self._value, getattr(service, "TYPE", type(service).__name__), interface))
        return service

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def visible(flowfile: Optional[FlowFile], extra: Optional[Mapping[str, str]]) -> Mapping[str, str]:
    """What an expression sees, the first of the maps winning."""
    if flowfile is None:
        return extra or {}
    numbers = {
        "flowFileId": str(flowfile.id),
        "fileSize": str(flowfile.size),
        "entryDate": str(flowfile.entry_date),
        "lineageStartDate": str(flowfile.lineage_start_date),
        "lastQueueDate": str(flowfile.last_queue_date),
        "queueDateIndex": str(flowfile.queue_date_index),
    }
    names: Dict[str, str] = {**flowfile.attributes, **numbers, **(extra or {})}
    return names


def _arguments(arguments: Tuple[Any, ...]) -> Arguments:
    flowfile: Optional[FlowFile] = None
    maps: List[Mapping[str, str]] = []
    decorate: Optional[Callable[[str], str]] = None
    for argument in arguments:
        if isinstance(argument, FlowFile):
            flowfile = argument
        elif hasattr(argument, "items"):  # a map of Java or of Python
            maps.append(dict(argument.items()))
        elif argument is not None:
            decorate = getattr(argument, "decorate", argument)
    state_given = len(arguments) == 4 and arguments[3] is not None
    state = maps.pop() if state_given else None
    return flowfile, maps[0] if maps else None, decorate, state


def _implements(service: Service, interface: str) -> bool:
    if interface.endswith("controller.ControllerService"):
        return True
    return any(interface in (api, api.rpartition(".")[2]) for api in service.APIS)
