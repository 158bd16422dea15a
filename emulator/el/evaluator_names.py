"""The names of NiFi's evaluator classes, which some of its messages quote."""

from __future__ import annotations

from .node import Node

PACKAGE = "org.apache.nifi.attribute.expression.language.evaluation."

# Those that are not called after their function.
_NAMES = {
    "toNumber": "cast.WholeNumberCastEvaluator",
    "toDecimal": "cast.DecimalCastEvaluator",
    "gt": "functions.GreaterThanEvaluator",
    "ge": "functions.GreaterThanOrEqualEvaluator",
    "lt": "functions.LessThanEvaluator",
    "le": "functions.LessThanOrEqualEvaluator",
    "toDate": "functions.StringToDateEvaluator",
    "UUID3": "functions.Uuid3Evaluator",
    "UUID5": "functions.Uuid5Evaluator",
    "count": "reduce.CountEvaluator",
    "join": "reduce.JoinEvaluator",
    "true": "literals.BooleanLiteralEvaluator",
    **{name: "selection.MultiNamedAttributeEvaluator" for name in ("anyAttribute", "allAttributes")},
    **{name: "selection.MultiMatchAttributeEvaluator" for name in ("anyMatchingAttribute", "allMatchingAttributes")},
    **{name: "selection.DelineatedAttributeEvaluator" for name in ("anyDelineatedValue", "allDelineatedValues")},
}


def evaluator_name(node: Node) -> str:
    """The class of a node, with its package below PACKAGE."""
    token = node.token or ""
    if node.role == "iterating":
        return f"selection.A{'ny' if token.startswith('any') else 'll'}Attribute{'' if token.startswith('any') else 's'}Evaluator"
    if token in _NAMES:
        return _NAMES[token]
    if token.startswith(("escape", "unescape")):
        return "functions.CharSequenceTranslatorEvaluator"
    return f"functions.{token[:1].upper()}{token[1:]}Evaluator"
