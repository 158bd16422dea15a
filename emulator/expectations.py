"""What can be asserted of FlowFiles: of flowfile, or of all that a runner transferred. Messages say what there was."""

from __future__ import annotations

import json
from typing import Any, Callable, Mapping, NoReturn, Protocol, Sequence, Tuple, Union

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


class FlowFileExpectations:
    """The assertions hold for every one of ``flowfiles()``, of which there must be one at least."""

    def flowfiles(self) -> Sequence[Asserted]:
        """What is looked at."""
        raise NotImplementedError

    def assert_attribute_equals(self, name: str, value: str) -> None:
        """The attribute has this value."""
        self._each(
            lambda flowfile: (
                "" if flowfile.attributes.get(name) == value else "expected attribute %s, got %s" % _pair(flowfile, name, value)
            )
        )

    def assert_attribute_not_equals(self, name: str, value: str) -> None:
        """The attribute has another value, or is missing."""
        self._each(lambda flowfile: "attribute '%s' is %r" % (name, value) if flowfile.attributes.get(name) == value else "")

    def assert_attribute_exists(self, name: str) -> None:
        """There is such an attribute."""
        self._each(lambda flowfile: "" if name in flowfile.attributes else "there is no attribute '%s'%s" % (name, _near(flowfile, name)))

    def assert_attribute_not_exists(self, name: str) -> None:
        """There is no such attribute."""
        self._each(
            lambda flowfile: "there is an attribute '%s': %r" % (name, flowfile.attributes[name]) if name in flowfile.attributes else ""
        )

    def assert_content_equals(self, content: Union[bytes, str]) -> None:
        """The content is this, byte for byte (a text as UTF-8)."""
        expected = content.encode("utf-8") if isinstance(content, str) else content
        self._each(
            lambda flowfile: (
                "" if flowfile.content == expected else "expected the content %s, got %s" % (_cut(expected), _cut(flowfile.content))
            )
        )

    def assert_json_equals(self, value: Any) -> None:
        """The content is JSON and means this, spacing and order of keys aside."""
        self._each(lambda flowfile: _json_difference(flowfile, value))

    def _each(self, check: Callable[[Asserted], str]) -> None:
        flowfiles = self.flowfiles()
        if not flowfiles:
            fail("no FlowFile was transferred")
        for flowfile in flowfiles:
            sentence = check(flowfile)
            if sentence:
                fail(sentence, one_line(flowfile))


def one_line(flowfile: Asserted) -> str:
    """Where a FlowFile is, its content and its attributes."""
    attributes = {name: value for name, value in sorted(flowfile.attributes.items()) if name not in ("uuid", "path", "filename")}
    place = flowfile.where + (", penalised" if flowfile.penalized else "")
    return "  in %s: %s %s" % (place, _cut(flowfile.content), json.dumps(attributes, ensure_ascii=False))


def _pair(flowfile: Asserted, name: str, value: str) -> Tuple[str, str]:
    actual = repr(flowfile.attributes[name]) if name in flowfile.attributes else "none" + _near(flowfile, name)
    return "%s=%r" % (name, value), actual


def _near(flowfile: Asserted, name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, list(flowfile.attributes), 1)
    return "; the nearest is '%s'" % near[0] if near else ""


def _cut(content: bytes) -> str:
    """The content as a person reads it, the beginning only where it is long."""
    try:
        text = repr(content.decode("utf-8"))
    except UnicodeDecodeError:
        text = repr(content)
    return text if len(text) <= SHOWN else "%s… (%d bytes)" % (text[:SHOWN], len(content))


def _json_difference(flowfile: Asserted, value: Any) -> str:
    try:
        actual = flowfile.json()
    except ValueError as error:
        return "the content is not JSON: %s" % error
    if actual == value and json.dumps(actual, sort_keys=True) == json.dumps(value, sort_keys=True):
        return ""
    import difflib

    expected, there = (json.dumps(each, sort_keys=True, indent=1, ensure_ascii=False).splitlines() for each in (value, actual))
    return "\n".join(["the JSON differs (- expected, + found):", *list(difflib.unified_diff(expected, there, lineterm="", n=1))[2:]])
