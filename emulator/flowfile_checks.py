"""What the assertions of ``expectations`` ask of each FlowFile, and the words for what there is instead."""

from __future__ import annotations

import difflib
import json
from typing import Any, Callable, Mapping, NoReturn, Protocol, Sequence

SHOWN = 200  # characters of a content


class Asserted(Protocol):
    """What the assertions ask of a FlowFile."""

    @property
    def attributes(self) -> Mapping[str, str]: ...
    @property
    def content(self) -> bytes: ...
    @property
    def penalized(self) -> bool: ...
    @property
    def where(self) -> str: ...
    def json(self) -> Any: ...


def fail(*sentences: str) -> NoReturn:
    """An AssertionError with these lines."""
    raise AssertionError("\n".join(sentences))


def hold(flowfiles: Sequence[Asserted], check: Callable[..., str], *expected: Any) -> None:
    """AssertionError unless the check has nothing to say of any FlowFile, of which there must be one at least."""
    if not flowfiles:
        fail("no FlowFile was transferred")
    for flowfile in flowfiles:
        sentence = check(flowfile, *expected)
        if sentence:
            fail(sentence, one_line(flowfile))


def attribute_equals(flowfile: Asserted, name: str, value: str) -> str:
    if flowfile.attributes.get(name) == value:
        return ""
    actual = repr(flowfile.attributes[name]) if name in flowfile.attributes else "none" + _near(flowfile, name)
    return "expected attribute %s=%r, got %s" % (name, value, actual)


def attribute_not_equals(flowfile: Asserted, name: str, value: str) -> str:
    return "attribute '%s' is %r" % (name, value) if flowfile.attributes.get(name) == value else ""


def attribute_exists(flowfile: Asserted, name: str) -> str:
    return "" if name in flowfile.attributes else "there is no attribute '%s'%s" % (name, _near(flowfile, name))


def attribute_not_exists(flowfile: Asserted, name: str) -> str:
    return "there is an attribute '%s': %r" % (name, flowfile.attributes[name]) if name in flowfile.attributes else ""


def content_equals(flowfile: Asserted, content: bytes) -> str:
    return "" if flowfile.content == content else "expected the content %s, got %s" % (_cut(content), _cut(flowfile.content))


def one_line(flowfile: Asserted) -> str:
    """Where a FlowFile is, its content and its attributes."""
    attributes = {name: value for name, value in sorted(flowfile.attributes.items()) if name not in ("uuid", "path", "filename")}
    place = flowfile.where + (", penalised" if flowfile.penalized else "")
    return "  in %s: %s %s" % (place, _cut(flowfile.content), json.dumps(attributes, ensure_ascii=False))


def _near(flowfile: Asserted, name: str) -> str:
    near = difflib.get_close_matches(name, list(flowfile.attributes), 1)
    return "; the nearest is '%s'" % near[0] if near else ""


def _cut(content: bytes) -> str:
    """The content as a person reads it, the beginning only where it is long."""
    try:
        text = repr(content.decode("utf-8"))
    except UnicodeDecodeError:
        text = repr(content)
    return text if len(text) <= SHOWN else "%s… (%d bytes)" % (text[:SHOWN], len(content))


def json_equals(flowfile: Asserted, value: Any) -> str:
    try:
        actual = flowfile.json()
    except ValueError as error:
        return "the content is not JSON: %s" % error
    if actual == value and json.dumps(actual, sort_keys=True) == json.dumps(value, sort_keys=True):
        return ""
    wanted, there = (json.dumps(each, sort_keys=True, indent=1, ensure_ascii=False).splitlines() for each in (value, actual))
    return "\n".join(["the JSON differs (- expected, + found):", *list(difflib.unified_diff(wanted, there, lineterm="", n=1))[2:]])
