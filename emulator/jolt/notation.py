"""SpecStringParser: paths in dot notation cut into keys, escapes, and the arguments of a function.

The order in which Jolt looks at characters decides what odd paths mean, so the steps follow it.
"""

from __future__ import annotations

from typing import Iterator, List

from ..java.lang.text import trim
from .errors import SpecError
from .java_text import substring


def dot_notation(path: str) -> List[str]:
    """parseDotNotation: ``a.b[2].@(1,c)`` as its keys; ``\\.`` is no separator."""
    keys: List[str] = []
    characters = iter(_with_dots_before_brackets(path))
    while _next_key(characters, keys, path):
        pass
    return keys


def _next_key(characters: Iterator[str], keys: List[str], path: str) -> bool:
    """Reads up to a dot; whether there was one."""
    text, escaped = "", False
    for one in characters:
        escapes = one == "\\" and not escaped
        if escaped and one not in ".\\":
            text += "\\" + one
        elif one == "@":
            text += "@" + _at_element(characters, path)
            if "[" not in text or "]" in text:
                keys.append(text)
                text = ""
        elif one == "." and not escaped:
            if text:
                keys.append(text)
            return True
        elif not escapes:
            text += one
        escaped = escapes
    if text:
        keys.append(text)
    return False


def _with_dots_before_brackets(path: str) -> str:
    """fixLeadingBracketSugar: ``a[0]`` means ``a.[0]``."""
    out = path[:1]
    for before, one in zip(path, path[1:]):
        if one == "[" and before not in "\\@.":
            out += "."
        out += one
    return out


def _at_element(characters: Iterator[str], path: str) -> str:
    """parseAtPathElement: what follows an ``@``, up to its closing parenthesis or the next dot."""
    text = next(characters, "")
    if text == ".":
        raise SpecError(f"Unable to parse dotNotation, invalid TransposePathElement : {path}")
    in_parentheses = text == "("
    for one in characters:
        text += one
        if in_parentheses and one == "(":
            raise SpecError(f"Unable to parse dotNotation, too many open parens '(' : {path}")
        if in_parentheses and one == ")":
            return text
        if not in_parentheses and one == ".":
            return "(" + text[:-1] + ")"
    if in_parentheses:
        raise SpecError(f"Invalid @() pathElement from : {path}")
    return text


def without_escaped(key: str) -> str:
    """removeEscapedValues: the key without backslashes and what each of them escapes."""
    out, escaped = "", False
    for one in key:
        if one == "\\":
            escaped = not escaped
        else:
            out += "" if escaped else one
            escaped = False
    return out


def without_escapes(key: str) -> str:
    """removeEscapeChars: the key with each escape resolved."""
    out, escaped = "", False
    for one in key:
        if one == "\\" and not escaped:
            escaped = True
        else:
            out += one
            escaped = False
    return out


def function_arguments(text: str) -> List[str]:
    """parseFunctionArgs: ``name(a, 'b,c', @(1,d))`` as the name and its arguments; the last character is taken for the parenthesis."""
    opening = text.find("(")
    out = [substring(text, 0, opening)]
    argument, in_parentheses, in_quotes = "", False, False
    for one in substring(text, opening + 1, len(text) - 1):
        if one in "()" and not in_quotes:
            in_parentheses = one == "("
        if one == "'":
            in_quotes = not in_quotes
        if one == "," and not in_parentheses and not in_quotes:
            out.append(trim(argument))
            argument = ""
        else:
            argument += one
    return [*out, trim(argument)]
