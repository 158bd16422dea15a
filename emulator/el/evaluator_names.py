"""The names of NiFi's evaluator classes, which some of its messages quote."""

from __future__ import annotations

from .functions.registry import functions
from .node import Node

PACKAGE = "org.apache.nifi.attribute.expression.language.evaluation."

_OF_NO_FUNCTION = {
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
    if token in _OF_NO_FUNCTION:
        return _OF_NO_FUNCTION[token]
    function = functions().get(token)
    return function.evaluator if function and function.evaluator else f"functions.{token[:1].upper()}{token[1:]}Evaluator"
