"""What can be asserted of FlowFiles: of one, or of all that a runner transferred. Messages say what there was."""

from __future__ import annotations

import json
from typing import Any, Callable, Mapping, NoReturn, Protocol, Sequence, Union

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
        self._each(lambda one: "" if one.attributes.get(name) == value else "expected attribute %s, got %s" % _pair(one, name, value))

    def assert_attribute_not_equals(self, name: str, value: str) -> None:
        """The attribute has another value, or is missing."""
        self._each(lambda one: "attribute '%s' is %r" % (name, value) if one.attributes.get(name) == value else "")

    def assert_attribute_exists(self, name: str) -> None:
        """There is such an attribute."""
        self._each(lambda one: "" if name in one.attributes else "there is no attribute '%s'%s" % (name, _near(one, name)))

    def assert_attribute_not_exists(self, name: str) -> None:
        """There is no such attribute."""
        self._each(lambda one: "there is an attribute '%s': %r" % (name, one.attributes[name]) if name in one.attributes else "")

    def assert_content_equals(self, content: Union[bytes, str]) -> None:
        """The content is this, byte for byte (a text as UTF-8)."""
        wanted = content.encode("utf-8") if isinstance(content, str) else content
        self._each(lambda one: "" if one.content == wanted else "expected the content %s, got %s" % (_cut(wanted), _cut(one.content)))

    def assert_json_equals(self, value: Any) -> None:
        """The content is JSON and means this, spacing and order of keys aside."""
        self._each(lambda one: _json_difference(one, value))

    def _each(self, check: Callable[[Asserted], str]) -> None:
        flowfiles = self.flowfiles()
        if not flowfiles:
            fail("no FlowFile was transferred")
        for one in flowfiles:
            sentence = check(one)
            if sentence:
                fail(sentence, one_line(one))


def one_line(one: Asserted) -> str:
    """Where a FlowFile is, its content and its attributes."""
    attributes = {name: value for name, value in sorted(one.attributes.items()) if name not in ("uuid", "path", "filename")}
    place = one.where + (", penalised" if one.penalized else "")
    return "  in %s: %s %s" % (place, _cut(one.content), json.dumps(attributes, ensure_ascii=False))


def _pair(one: Asserted, name: str, value: str) -> Any:
    found = repr(one.attributes[name]) if name in one.attributes else "none" + _near(one, name)
    return "%s=%r" % (name, value), found


def _near(one: Asserted, name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, list(one.attributes), 1)
    return "; the nearest is '%s'" % near[0] if near else ""


def _cut(content: bytes) -> str:
    """The content as a person reads it, the beginning only where it is long."""
    try:
        text = repr(content.decode("utf-8"))
    except UnicodeDecodeError:
        text = repr(content)
    return text if len(text) <= SHOWN else "%s… (%d bytes)" % (text[:SHOWN], len(content))


def _json_difference(one: Asserted, value: Any) -> str:
    try:
        found = one.json()
    except ValueError as error:
        return "the content is not JSON: %s" % error
    if found == value and json.dumps(found, sort_keys=True) == json.dumps(value, sort_keys=True):
        return ""
    import difflib

    wanted, there = (json.dumps(each, sort_keys=True, indent=1, ensure_ascii=False).splitlines() for each in (value, found))
    return "\n".join(["the JSON differs (- expected, + found):", *list(difflib.unified_diff(wanted, there, lineterm="", n=1))[2:]])
