"""StringSubstitutor of commons-text 1.8, as ReplaceText uses it: ``${name}``, ``${name:-default}``, ``$${`` for the text itself.

A value is substituted again, a variable inside a name is not. A variable that leads to itself is an IllegalStateException.
"""

from __future__ import annotations

from typing import List, Mapping, Optional, Tuple

from ..lang.throwable import IllegalStateException

_PREFIX, _SUFFIX, _DELIMITER, _ESCAPE = "${", "}", ":-", "$"


def substitute(text: str, values: Mapping[str, str]) -> str:
    """StringSubstitutor.replace."""
    return _substitute(text, values, [])


def _substitute(text: str, values: Mapping[str, str], prior: List[str]) -> str:
    whole, at = text, 0
    while True:
        at = text.find(_PREFIX, at)
        if at < 0:
            return text
        if text[at - 1 : at] == _ESCAPE:
            text = text[: at - 1] + text[at:]
            continue
        end = text.find(_SUFFIX, at + len(_PREFIX))
        if end < 0:
            return text
        name, default = _parts(text[at + len(_PREFIX) : end])
        if not prior:
            prior.append(whole)
        _check_cycle(name, prior)
        prior.append(name)
        value = values.get(name, default)
        if value is None:
            at = end + 1
        else:
            value = _substitute(value, values, prior)
            text = text[:at] + value + text[end + 1 :]
            at += len(value)
        prior.pop()


def _parts(expression: str) -> Tuple[str, Optional[str]]:
    """Name and default; neither is looked for behind a variable in the name."""
    delimiter, nested = expression.find(_DELIMITER), expression.find(_PREFIX)
    if delimiter < 0 or 0 <= nested < delimiter:
        return expression, None
    return expression[:delimiter], expression[delimiter + len(_DELIMITER) :]


def _check_cycle(name: str, prior: List[str]) -> None:
    if name in prior:
        raise IllegalStateException(f"Infinite loop in property interpolation of {prior[0]}: {'->'.join(prior[1:])}")
