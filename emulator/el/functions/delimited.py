"""getDelimitedField: one field of a line of separated values."""

from __future__ import annotations

from typing import List, Optional

from ..errors import AttributeExpressionLanguageException
from ..node import BOOLEAN, STRING, Node, cast
from ..scope import Scope
from .registry import ORDINALS, builder

_CANNOT = "Cannot evaluate getDelimitedField function because the "
_QUOTE = "quote character (which character is used to enclose values that contain the delimiter)"
_ESCAPE = "escape character (which character is used to escape the quote character or delimiter)"
_MARKS = (("delimiter", ","), (_QUOTE, '"'), (_ESCAPE, "\\"))
_TYPES = ("WHOLE_NUMBER", STRING, STRING, STRING, BOOLEAN)


@builder("getDelimitedField", STRING, *_TYPES, returns=STRING, optional=4, allowed_in="anyArg")
def get_delimited_field(subject: Optional[Node], arguments: List[Node]) -> Node:
    """GetDelimitedFieldEvaluator: index from 1, delimiter, quote, escape, strip."""
    assert subject is not None
    of = cast(subject, STRING)
    casts = [
        cast(node, wanted, f"{ORDINALS[index]} argument of getDelimitedField")
        for index, (node, wanted) in enumerate(zip(arguments, _TYPES))
    ]

    def field(scope: Scope) -> str:
        text = of.run(scope)
        if not text:
            return ""
        index = casts[0].run(scope)
        if index is None:
            raise AttributeExpressionLanguageException(_CANNOT + "index (which field to obtain) was not specified")
        if index < 1:
            return ""
        characters = [
            _character(casts[i + 1].run(scope) if len(casts) > i + 1 else default, name) for i, (name, default) in enumerate(_MARKS)
        ]
        strip = len(casts) > 4 and casts[4].run(scope) is True
        _check(*characters)
        return _field(text, index, characters[0], characters[1], characters[2], strip)

    return Node(STRING, field, "getDelimitedField", of)


def _character(mark: Optional[str], name: str) -> str:
    if not mark:
        raise AttributeExpressionLanguageException(f"{_CANNOT}{name} was not specified")
    if len(mark) > 1:
        raise AttributeExpressionLanguageException(f'{_CANNOT}{name} evaluated to "{mark}", but only a single character is allowed.')
    return mark


def _check(delimiter: str, quote: str, escape: str) -> None:
    for first, second, names in (
        (quote, delimiter, "quote character and the delimiter"),
        (quote, escape, "quote character and the escape character"),
        (delimiter, escape, "delimiter and the escape character"),
    ):
        if first == second:
            raise AttributeExpressionLanguageException(f"{_CANNOT}{names} are the same")


def _field(text: str, wanted: int, delimiter: str, quote: str, escape: str, strip: bool) -> str:
    out: List[str] = []
    current, quoted, escaped = 1, False, False
    for char in text:
        if char == quote and not escaped:
            quoted = not quoted
            if not strip and current == wanted:
                out.append(char)
        elif char == delimiter and not escaped and not quoted:
            if current == wanted:
                return "".join(out)
            current += 1
        elif current == wanted and (char != escape or not strip):
            out.append(char)
        escaped = char == escape and not escaped
    return "".join(out)
