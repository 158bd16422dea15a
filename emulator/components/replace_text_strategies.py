"""The strategies of ReplaceText: each takes (context, FlowFile, entire) and gives the function that a text, or a line, goes through.

1. Always Replace keeps a line's ending, Append writes before it, Prepend before the line.
2. Regex Replace: values of expressions in the search are quoted; the replacement is evaluated for every match with the groups as
   attributes ``$0``, ``$1`` …; a ``$1`` that comes out of an expression is text; ``$n`` beyond the last group is text unless the
   replacement begins with it or there are no groups (escapeLiteralBackReferences); a ``$`` before anything but a digit makes the whole
   replacement text (normalizeReplacementString).
3. Substitute Variables: ``${name}`` and ``${name:-default}`` of attributes, not Expression Language (``java.substitutor``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable, Dict

from ..java.lang.numbers import parse_int
from ..java.util.regex.patterns import compile as compile_pattern
from ..java.util.regex.patterns import expand

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile

Replace = Callable[[str], str]
REGEX, LITERAL, ALWAYS = "Regex Replace", "Literal Replace", "Always Replace"
PREPEND, APPEND, SUBSTITUTE = "Prepend", "Append", "Substitute Variables"

_ENDING = re.compile(r"[\r\n]*\Z")
_FIRST_ENDING = re.compile(r"[\r\n]")
_NOT_A_REFERENCE = re.compile(r"(\$\D)")
_REFERENCE = re.compile(r"[^\\]\$(\d+)")


def _replacement(context: ProcessContext, flowfile: FlowFile) -> str:
    return context.getProperty("Replacement Value").evaluateAttributeExpressions(flowfile).getValue() or ""


def _always(context: ProcessContext, flowfile: FlowFile, entire: bool) -> Replace:
    value = _replacement(context, flowfile)
    if entire:
        return lambda text: value
    return lambda line: value + line[_ending_at(line) :]


def _ending_at(line: str) -> int:
    return len(line.rstrip("\r\n"))


def _prepend(context: ProcessContext, flowfile: FlowFile, entire: bool) -> Replace:
    value = _replacement(context, flowfile)
    return lambda text: value + text


def _append(context: ProcessContext, flowfile: FlowFile, entire: bool) -> Replace:
    value = _replacement(context, flowfile)

    def before_ending(line: str) -> str:
        ending = _FIRST_ENDING.search(line)
        at = ending.start() if ending else len(line)
        return line[:at] + value + line[at:]

    return (lambda text: text + value) if entire else before_ending


def _literal(context: ProcessContext, flowfile: FlowFile, entire: bool) -> Replace:
    value = _replacement(context, flowfile)
    search = context.getProperty("Regular Expression").evaluateAttributeExpressions(flowfile).getValue() or ""
    return lambda text: text.replace(search, value)


def _substitute(context: ProcessContext, flowfile: FlowFile, entire: bool) -> Replace:
    from ..java.libraries.substitutor import substitute

    return lambda text: substitute(text, flowfile.attributes)


def _regex(context: ProcessContext, flowfile: FlowFile, entire: bool) -> Replace:
    pattern = compile_pattern(_decorated(context, "Regular Expression", flowfile, {}, quote))

    def replacement_of(match: Any) -> str:
        groups: Dict[str, Any] = {f"${number}": match.group(number) for number in range(pattern.groups + 1)}
        text = _decorated(context, "Replacement Value", flowfile, groups, _escape_references)
        return _expand(_escape_unknown(text, pattern.groups), match)

    return lambda text: pattern.sub(replacement_of, text)


def _decorated(context: ProcessContext, name: str, flowfile: FlowFile, extra: Dict[str, Any], decorate: Replace) -> str:
    """The value of a property with each expression's result decorated, and nothing else (AttributeValueDecorator)."""
    from ..el.ranges import expression_ranges

    text, out, done = context.getProperty(name).getValue() or "", [], 0

    def evaluated(part: str) -> str:
        return context.newPropertyValue(part).evaluateAttributeExpressions(flowfile, extra).getValue() or ""

    for start, end in expression_ranges(text):
        out += [evaluated(text[done:start]), decorate(evaluated(text[start : end + 1]))]
        done = end + 1
    return "".join([*out, evaluated(text[done:])])


def _escape_references(value: str) -> str:
    return re.sub(r"(\$\d+?)", r"\\\1", value)


def _escape_unknown(text: str, groups: int) -> str:
    """A backslash before references to groups that are not there; ``$12`` may mean group 1 and a 2.

    Java puts every backslash where the reference stood in the text as it was before the first one.
    """
    value = text
    for match in _REFERENCE.finditer(text) if groups else ():
        if match.group(1).startswith("0"):
            continue
        number = parse_int(match.group(1))
        while number > groups and number >= 10:
            number //= 10
        if number > groups:
            at = match.start(1) - 1
            value = value[:at] + "\\" + value[at:]
    return value


def _expand(replacement: str, match: Any) -> str:
    return replacement if _NOT_A_REFERENCE.search(replacement) else expand(match, replacement)


def quote(text: str) -> str:
    """Pattern.quote."""
    return "\\Q" + text.replace("\\E", "\\E\\\\E\\Q") + "\\E"


STRATEGIES: Dict[str, Callable[[Any, Any, bool], Replace]] = {
    PREPEND: _prepend,
    APPEND: _append,
    REGEX: _regex,
    LITERAL: _literal,
    ALWAYS: _always,
    SUBSTITUTE: _substitute,
}
WHOLE_TEXT_NEEDED = (REGEX, LITERAL, SUBSTITUTE)
