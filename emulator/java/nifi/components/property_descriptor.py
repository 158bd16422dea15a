"""org.apache.nifi.components.PropertyDescriptor and AllowableValue (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import Any, List, Optional

from ...lang.object import JavaObject, as_java
from ...lang.throwable import IllegalStateException
from ...registry import java_class


@java_class("org.apache.nifi.components.AllowableValue")
class AllowableValue(JavaObject):
    """AllowableValue(value[, displayName[, description]]); equal by value."""

    def __init__(self, value: str, display_name: Optional[str] = None, description: Optional[str] = None) -> None:
        self._value, self._display_name, self._description = value, value if display_name is None else display_name, description

    def getValue(self) -> str:
        return self._value

    def getDisplayName(self) -> str:
        return self._display_name

    def getDescription(self) -> Optional[str]:
        return self._description

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AllowableValue) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


@java_class("org.apache.nifi.components.PropertyDescriptor")
class PropertyDescriptor(JavaObject):
    """Made by its Builder; two are equal when their names are."""

    def __init__(self, builder: PropertyDescriptor.Builder) -> None:
        self.__dict__.update({name: value for name, value in vars(builder).items() if name.startswith("_")})

    _name = ""
    _display_name: Optional[str] = None
    _description = ""
    _default: Optional[str] = None
    _required = _sensitive = _dynamic = False
    _expressions: Any = None  # an ExpressionLanguageScope, or what expressionLanguageSupported(boolean) got
    _allowed: Optional[List[AllowableValue]] = None
    _validators: List[Any] = []
    _service: Any = None

    def getName(self) -> str:
        return self._name

    def getDisplayName(self) -> str:
        return self._name if self._display_name is None else self._display_name

    def getDescription(self) -> str:
        return self._description

    def getDefaultValue(self) -> Optional[str]:
        return self._default

    def isRequired(self) -> bool:
        return self._required

    def isSensitive(self) -> bool:
        return self._sensitive

    def isDynamic(self) -> bool:
        return self._dynamic

    def isExpressionLanguageSupported(self) -> bool:
        return self._expressions not in (None, False) and getattr(self._expressions, "_name", "") != "NONE"

    def getAllowableValues(self) -> Optional[List[AllowableValue]]:
        return self._allowed

    def getValidators(self) -> List[Any]:
        return self._validators

    def getControllerServiceDefinition(self) -> Any:
        return self._service

    def toString(self) -> str:
        return f"PropertyDescriptor[{self.getDisplayName()}]"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PropertyDescriptor) and other._name == self._name

    def __hash__(self) -> int:
        return hash(self._name)

    @java_class("org.apache.nifi.components.PropertyDescriptor$Builder")
    class Builder(JavaObject):
        """PropertyDescriptor.Builder().name('x').required(True).addValidator(…).build(); null changes nothing where Java says so."""

        def __init__(self) -> None:
            self._name = ""
            self._validators: List[Any] = []
            self._allowed: Optional[List[AllowableValue]] = None
            self._default: Optional[str] = None

        def fromPropertyDescriptor(self, other: PropertyDescriptor) -> PropertyDescriptor.Builder:
            self.__dict__.update(vars(other), _validators=list(other._validators))
            return self

        def name(self, name: Optional[str]) -> PropertyDescriptor.Builder:
            self._name = self._name if name is None else as_java(name)
            return self

        def displayName(self, name: Optional[str]) -> PropertyDescriptor.Builder:
            return self._with(_display_name=as_java(name))

        def description(self, text: Optional[str]) -> PropertyDescriptor.Builder:
            return self if text is None else self._with(_description=as_java(text))

        def defaultValue(self, value: Optional[str]) -> PropertyDescriptor.Builder:
            return self if value is None else self._with(_default=as_java(value))

        def clearDefaultValue(self) -> PropertyDescriptor.Builder:
            return self._with(_default=None)

        def required(self, required: bool) -> PropertyDescriptor.Builder:
            return self._with(_required=_boolean("required", required))

        def sensitive(self, sensitive: bool) -> PropertyDescriptor.Builder:
            return self._with(_sensitive=_boolean("sensitive", sensitive))

        def dynamic(self, dynamic: bool) -> PropertyDescriptor.Builder:
            return self._with(_dynamic=_boolean("dynamic", dynamic))

        def expressionLanguageSupported(self, scope: Any) -> PropertyDescriptor.Builder:
            """A scope, or true and false as before NiFi 1.7."""
            return self._with(_expressions=scope)

        def addValidator(self, validator: Any) -> PropertyDescriptor.Builder:
            if validator is not None:
                self._validators.append(validator)
            return self

        def allowableValues(self, *values: Any) -> PropertyDescriptor.Builder:
            """Texts or AllowableValues, one by one or as a collection."""
            each = values[0] if len(values) == 1 and not isinstance(values[0], (str, AllowableValue)) else values
            return self._with(_allowed=[value if isinstance(value, AllowableValue) else AllowableValue(as_java(value)) for value in each])

        def identifiesControllerService(self, kind: Any) -> PropertyDescriptor.Builder:
            return self._with(_service=kind)

        def build(self) -> PropertyDescriptor:
            if not self._name:
                raise IllegalStateException("Must specify a name")
            if self._allowed is not None and self._default is not None and AllowableValue(self._default) not in self._allowed:
                raise IllegalStateException(f"Default value [{self._default}] is not in the set of allowable values")
            return PropertyDescriptor(self)

        def _with(self, **values: Any) -> PropertyDescriptor.Builder:
            self.__dict__.update(values)
            return self


def _boolean(method: str, value: Any) -> bool:
    if not isinstance(value, int):
        raise TypeError(f"{method}(): 1st arg can't be coerced to boolean")
    return bool(value)


