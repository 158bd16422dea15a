"""Which attributes a text asks for by name."""

from __future__ import annotations

from typing import Iterator, List, Set, Union

from ..base.versions import DEFAULT_VERSION, Version
from .parser import parse
from .ranges import expression_ranges, unescape_leading
from .tree import Argument, Attribute, Bare, Call, Expression, Literal, Parameter, Selection

_BY_NAME = ("anyAttribute", "allAttributes")  # the others take patterns, or no names of attributes


def attribute_names(text: str, nifi: Version = DEFAULT_VERSION) -> Set[str]:
    """The names in the ``${…}`` of a text; none for a name that is itself an expression.

    Raises:
        AttributeExpressionLanguageParsingException: an expression that cannot be parsed.
    """
    trees = [parse(unescape_leading(text[start : end + 1]), nifi) for start, end in expression_ranges(text)]
    return {name for tree in trees for name in _names(tree)}


def _names(node: Union[Argument, Attribute, Selection, Call, Parameter]) -> Iterator[str]:
    if isinstance(node, Expression):
        for part in (node.subject, *node.calls):
            yield from _names(part)
    elif isinstance(node, Attribute):
        if isinstance(node.name, Expression):
            yield from _names(node.name)
        else:
            yield node.name
    elif isinstance(node, (Selection, Call, Bare)):
        inner: List[Argument] = list(node.arguments)
        if isinstance(node, Selection) and node.function in _BY_NAME:
            yield from (argument.text for argument in inner if isinstance(argument, Literal))
        for argument in inner:
            yield from _names(argument)
