"""The words of the grammar (AttributeExpressionParser.g) that one NiFi knows: they follow from the functions that are defined."""

from __future__ import annotations

from functools import cache
from typing import Dict, FrozenSet, NamedTuple, Tuple

from ..base.versions import DEFAULT_VERSION, Version, version_of
from .functions.registry import Arity, Function, functions, standalone

SELECTIONS: Tuple[str, ...] = (
    "anyAttribute",
    "anyMatchingAttribute",
    "allAttributes",
    "allMatchingAttributes",
    "anyDelineatedValue",
    "allDelineatedValues",
)


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
    calls = _of_version(functions(), nifi)
    subjects = _of_version(standalone(), nifi)
    return Keywords(
        {name: function.arity for name, function in calls.items()},
        {name: function.arity for name, function in subjects.items()},
        frozenset(name for name, function in calls.items() if function.allowed_in),
        frozenset(name for name, function in calls.items() if function.allowed_in == "stringArg"),
        frozenset({*calls, *subjects, *SELECTIONS, "true", "false"}),
    )


def _of_version(defined: Dict[str, Function], nifi: Version) -> Dict[str, Function]:
    return {name: function for name, function in defined.items() if not function.since or version_of(function.since) <= nifi}
