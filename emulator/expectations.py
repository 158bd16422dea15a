"""What can be asserted of FlowFiles: of one, or of all that a runner transferred. Messages say what there was (``flowfile_checks``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Sequence, Union

if TYPE_CHECKING:
    from .flowfile_checks import Asserted


class FlowFileExpectations:
    """The assertions hold for every one of ``flowfiles()``, of which there must be one at least."""

    def flowfiles(self) -> Sequence[Asserted]:
        """What is looked at."""
        raise NotImplementedError

    def assert_attribute_equals(self, name: str, value: str) -> None:
        """The attribute has this value."""
        self._hold("attribute_equals", name, value)

    def assert_attribute_not_equals(self, name: str, value: str) -> None:
        """The attribute has another value, or is missing."""
        self._hold("attribute_not_equals", name, value)

    def assert_attribute_exists(self, name: str) -> None:
        """There is such an attribute."""
        self._hold("attribute_exists", name)

    def assert_attribute_not_exists(self, name: str) -> None:
        """There is no such attribute."""
        self._hold("attribute_not_exists", name)

    def assert_content_equals(self, content: Union[bytes, str]) -> None:
        """The content is this, byte for byte (a text as UTF-8)."""
        self._hold("content_equals", content.encode("utf-8") if isinstance(content, str) else content)

    def assert_json_equals(self, value: Any) -> None:
        """The content is JSON and means this, spacing and order of keys aside."""
        self._hold("json_equals", value)

    def _hold(self, check: str, *expected: Any) -> None:
        from . import flowfile_checks

        flowfile_checks.hold(self.flowfiles(), getattr(flowfile_checks, check), *expected)
