"""What the collections answer that do not change."""

from __future__ import annotations

from typing import Any

from ..lang.throwable import UnsupportedOperationException


def refused(*_: Any, **__: Any) -> Any:
    """A change that a collection does not allow."""
    raise UnsupportedOperationException()
