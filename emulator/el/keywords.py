"""The words of the grammar (AttributeExpressionParser.g) that one NiFi knows: they follow from the functions that are defined."""

from __future__ import annotations

from functools import cache
from typing import Dict, FrozenSet, NamedTuple, Tuple

from ..base.versions import DEFAULT_VERSION, Version, version_of
from .functions.registry import Arity, functions, standalone

SELECTIONS: Tuple[str, ...] = (
    "anyAttribute",
    "anyMatchingAttribute",
    "allAttributes",
    "allMatchingAttributes",
    "anyDelineatedValue",
    "allDelineatedValues",
)
NULL_SINCE = version_of("1.20.0")


class Keywords(NamedTuple):
    """``calls``: after a colon, ``standalone``: as the subject. ``any_argument`` and ``string_argument``: what those rules let in."""

    calls: Dict[str, Arity]
    standalone: Dict[str, Arity]
    any_argument: FrozenSet[str]
    string_argument: FrozenSet[str]
    words: FrozenSet[str]


@cache
def keywords(nifi: Version = DEFAULT_VERSION) -> Keywords:
    """The words of that NiFi: to an older one, a function that came later is no keyword."""
    calls, subjects = functions(nifi), standalone(nifi)
    return Keywords(
        {name: function.arity for name, function in calls.items()},
        {name: function.arity for name, function in subjects.items()},
        frozenset(name for name, function in calls.items() if function.allowed_in),
        frozenset(name for name, function in calls.items() if function.allowed_in == "stringArg"),
        frozenset({*calls, *subjects, *SELECTIONS, "true", "false", *(["null"] if nifi >= NULL_SINCE else [])}),
    )
