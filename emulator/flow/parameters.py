"""Parameter references in property values: ``#{name}``.

Mirrors org.apache.nifi.parameter.ExpressionLanguageAwareParameterParser and its agnostic twin (1.16): a reference outside ``${…}`` is
replaced by the value, one inside stays for the Expression Language (which takes the value as plain text, a sensitive one as nothing);
``##{name}`` is the literal text ``#{name}``, each further pair of ``#`` one more ``#``. Names hold letters, digits, ``-_. ``.
In a property without Expression Language ``${`` means nothing, so every reference is replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator, List, Mapping, Optional, Set

from .model import Flow, Parameter

_REFERENCE = re.compile(r"(#+)\{\s*(?:'([^'{}]*)'|\"([^\"{}]*)\"|([A-Za-z0-9\-_. ]+?))\s*\}")


@dataclass(frozen=True)
class Reference:
    """One ``#{name}`` in a text: where it stands, how many ``#`` it has, and whether it stands inside ``${…}``."""

    name: str
    start: int
    end: int
    sharps: int
    in_expression: bool

    @property
    def escaped(self) -> bool:
        """True for ``##{name}``: text that only looks like a reference."""
        return self.sharps % 2 == 0


def references(text: str, expression_language: bool = True) -> List[Reference]:
    """Every reference in a text, escaped ones too, in order."""
    if "#{" not in text:
        return []
    inside = list(_expressions(text)) if expression_language else []
    found = []
    for match in _REFERENCE.finditer(text):
        name = next(group for group in match.groups()[1:] if group is not None)
        within = any(start < match.start() < end for start, end in inside)
        found.append(Reference(name.strip(), match.start(), match.end(), len(match.group(1)), within))
    return found


def names(text: Optional[str], expression_language: bool = True) -> Set[str]:
    """The names of the parameters that a property value uses."""
    return {r.name for r in references(text or "", expression_language) if not r.escaped}


def escape(text: str) -> str:
    """The text so that every ``#{…}`` outside ``${…}`` stays literal: what NiFi does to templates older than parameters."""
    for reference in reversed(references(text)):
        if not reference.in_expression:
            text = text[: reference.start] + "#" * reference.sharps + text[reference.start :]
    return text


def effective(flow: Flow, context: Optional[str]) -> Mapping[str, Parameter]:
    """All parameters of a context: its own first, then those of the contexts that it inherits, in their order."""
    found: dict[str, Parameter] = {}
    _collect(flow, context, found, set())
    return found


def _collect(flow: Flow, context: Optional[str], found: dict[str, Parameter], seen: Set[str]) -> None:
    if context is None or context in seen or context not in flow.contexts:
        return
    seen.add(context)
    for parameter in flow.contexts[context].parameters.values():
        found.setdefault(parameter.name, parameter)
    for inherited in flow.contexts[context].inherited:
        _collect(flow, inherited, found, seen)


def _expressions(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every outermost ``${…}``; ``$${`` is escaped and an unclosed one is text."""
    at = 0
    while (at := text.find("${", at)) >= 0:
        dollars = len(text[: at + 1]) - len(text[: at + 1].rstrip("$"))
        end = _closing(text, at + 2) if dollars % 2 else None
        if end is not None:
            yield at, end
        at = at + 2 if end is None else end


def _closing(text: str, at: int) -> Optional[int]:
    depth, quote = 1, ""
    while at < len(text):
        char = text[at]
        if quote:
            at += char == "\\"
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        else:
            depth += (char == "{") - (char == "}")
            if not depth:
                return at + 1
        at += 1
    return None
