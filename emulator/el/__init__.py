"""NiFi Expression Language, as nifi-expression-language evaluates it: 1.16.3, and what other releases do otherwise.

``evaluate(text, attributes)`` is the face. For other rooms ``compile(text)`` gives an Expression, which ``evaluate(scope)`` turns into
text; its errors are the Throwables that NiFi raises. Parameters: what a property's effective value is says ``substitute_parameters``;
what is left of ``#{…}`` is evaluated by ``compile(text)`` and literal text for ``compile(text, allow_parameters=False)``, which is how
the framework does it.
"""

from __future__ import annotations

from typing import Mapping, Optional, Set

from ..base.parameters import references, substitute_parameters
from ..base.secret import Parameters, checked_parameters
from ..base.versions import DEFAULT, DEFAULT_VERSION, Version, version_of
from ..failure import border
from .attribute_names import attribute_names
from .errors import AttributeExpressionLanguageException, AttributeExpressionLanguageParsingException, IllegalAttributeException
from .query import Expression, prepare
from .ranges import expression_ranges
from .scope import Host, Scope

__all__ = [
    "AttributeExpressionLanguageException",
    "AttributeExpressionLanguageParsingException",
    "Expression",
    "Host",
    "IllegalAttributeException",
    "Scope",
    "attribute_names",
    "compile",
    "evaluate",
    "function_names",
    "is_expression",
    "references",
    "substitute_parameters",
    "validate",
]


def compile(text: str, allow_parameters: bool = True, nifi: Version = DEFAULT_VERSION) -> Expression:
    """The compiled text (cached). Never fails: what is wrong with it is raised by ``evaluate`` and told by ``Expression.error``."""
    return prepare(text, not allow_parameters, nifi)


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
    nifi: str = DEFAULT,
) -> str:
    """A text with its expressions evaluated, as NiFi's property values are.

    Args:
        text: any text; ``${…}`` and ``#{…}`` in it are evaluated.
        attributes: the FlowFile's, name → text.
        variables: the process group's, name → text; looked up after the attributes.
        parameters: name → text, None for one without a value; a ``Secret`` is null inside ``${…}``.
        state: the processor's, for ``getStateValue``.
        environment: of the machine, looked up last; none by default.
        now_ms: what ``now()`` gives, milliseconds since 1970 UTC; the present moment by default.
        time_zone: the default time zone of NiFi's JVM, as ``Europe/Istanbul``.
        nifi: NiFi's version: a function is no word for one that came before it, and NiFi 2 reads and writes dates otherwise.

    Raises:
        Failure: what NiFi would throw: the text is no expression, or a function refuses its values.
        InputError: a parameter is no text, or the version is not known.

    Source: org.apache.nifi.attribute.expression.language.Query, 1.16.3.
    """
    version = version_of(nifi)
    scope = Scope(attributes, variables or {}, checked_parameters(parameters), state, environment, now_ms, time_zone, nifi=version)
    with border(text):
        return prepare(text, nifi=version).evaluate(scope)


def is_expression(text: str) -> bool:
    """Whether the text holds a ``${…}``."""
    return bool(expression_ranges(text))


def validate(text: str, allow_parameters: bool = True, nifi: Version = DEFAULT_VERSION) -> Optional[str]:
    """Why the text cannot be evaluated, None when it can."""
    return prepare(text, not allow_parameters, nifi).error


def function_names(nifi: str = DEFAULT) -> Set[str]:
    """The functions and selectors of that NiFi."""
    from .keywords import keywords

    return {*keywords(version_of(nifi)).words} - {"true", "false", "null"}
