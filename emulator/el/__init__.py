"""NiFi Expression Language, as nifi-expression-language 1.16.3 evaluates it.

``compile(text)`` gives an Expression, which ``evaluate(scope)`` turns into text; ``evaluate(text, attributes)`` is both. Errors are the
Throwables that NiFi raises. Parameters: what a property's effective value is says ``substitute_parameters``; what is left of ``#{…}`` is
evaluated by ``compile(text)`` and literal text for ``compile(text, allow_parameters=False)``, which is how the framework does it.
"""

from __future__ import annotations

from typing import Mapping, Optional, Set

from .errors import AttributeExpressionLanguageException, AttributeExpressionLanguageParsingException, IllegalAttributeException
from .parameters import references, substitute_parameters
from .query import Expression, prepare
from .ranges import expression_ranges
from .scope import Host, Parameters, Scope

__all__ = [
    "AttributeExpressionLanguageException",
    "AttributeExpressionLanguageParsingException",
    "Expression",
    "Host",
    "IllegalAttributeException",
    "Scope",
    "compile",
    "evaluate",
    "function_names",
    "is_expression",
    "references",
    "substitute_parameters",
    "validate",
]


def compile(text: str, allow_parameters: bool = True) -> Expression:
    """The compiled text (cached). Never fails: what is wrong with it is raised by ``evaluate`` and told by ``Expression.error``."""
    return prepare(text, not allow_parameters)


def evaluate(
    text: str,
    attributes: Optional[Mapping[str, str]] = None,
    *,
    variables: Optional[Mapping[str, str]] = None,
    parameters: Optional[Parameters] = None,
    state: Optional[Mapping[str, str]] = None,
    environment: Optional[Mapping[str, str]] = None,
    now_ms: Optional[int] = None,
    time_zone: str = "UTC",
) -> str:
    """The text with its expressions evaluated; ``parameters``: name → (value, sensitive)."""
    scope = Scope(attributes, variables or {}, parameters, state, environment, now_ms, time_zone)
    return prepare(text).evaluate(scope)


def is_expression(text: str) -> bool:
    """Whether the text holds a ``${…}``."""
    return bool(expression_ranges(text))


def validate(text: str, allow_parameters: bool = True) -> Optional[str]:
    """Why the text cannot be evaluated, None when it can."""
    return prepare(text, not allow_parameters).error


def function_names() -> Set[str]:
    """The functions and selectors that are emulated."""
    from .functions.registry import functions, standalone
    from .keywords import SELECTIONS

    return {*functions(), *standalone(), *SELECTIONS}
