"""The properties that a script's processor declares: their defaults, and NiFi's sentences about their values."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence

from ..core.context import ProcessContext
from ..core.property_value import PropertyValue
from ..java.nifi.components.property_descriptor import PropertyDescriptor as Descriptor
from ..java.nifi.components.validation_result import ValidationContext
from .descriptor import EL_FLOWFILE, EL_NONE, PropertyDescriptor
from .expression_compiler import ExpressionCompiler
from .processor import Component
from .validation import property_problems


class _Context(ValidationContext):
    def newPropertyValue(self, text: Optional[str]) -> PropertyValue:
        return PropertyValue(text, evaluated=True)  # no expression is evaluated here

    def newExpressionLanguageCompiler(self) -> ExpressionCompiler:
        return ExpressionCompiler()

    def isExpressionLanguageSupported(self, name: str) -> bool:
        return False

    def isExpressionLanguagePresent(self, text: str) -> bool:
        return "${" in text


class WithDefaults:
    """A ProcessContext that knows the defaults of a script's descriptors."""

    java_name = ProcessContext.java_name

    def __init__(self, context: ProcessContext, descriptors: Sequence[Descriptor]) -> None:
        self._context = context
        self._defaults = {descriptor.getName(): descriptor.getDefaultValue() for descriptor in descriptors}

    def getProperty(self, which: Any) -> PropertyValue:
        name = which if isinstance(which, str) else which.getName()
        value = self._context.getProperty(name)
        default = self._defaults.get(name)
        return self._context.newPropertyValue(default) if default is not None and value.getValue() is None else value

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)


def as_descriptor(declared: Descriptor) -> PropertyDescriptor:
    """The same in the words of ``descriptor.py``."""
    values = declared.getAllowableValues()
    return PropertyDescriptor(
        declared.getName(),
        declared.getDefaultValue(),
        declared.isRequired(),
        tuple(value.getValue() for value in values or ()),
        EL_FLOWFILE if declared.isExpressionLanguageSupported() else EL_NONE,
        declared.isSensitive(),
        validator=lambda text: _reason(declared, text),
        display=declared.getDisplayName(),
    )


def _reason(declared: Descriptor, text: str) -> Optional[str]:
    for validator in declared.getValidators():
        result = validator.validate(declared.getName(), text, _Context())
        if not result.isValid():
            return str(result.getExplanation())
    return None


def wrong_values(declared: Sequence[Descriptor], context: ProcessContext) -> List[str]:
    """Why a value is not valid, for each that is not."""
    descriptors = tuple(as_descriptor(each) for each in declared)
    values = {each.name: context.getProperty(each.name).getValue() or each.default for each in descriptors}
    kind = type("Scripted", (Component,), {"PROPERTIES": descriptors})
    return property_problems(kind("", "", None, values), values, lambda descriptor, value: None)
