"""A Java array of objects, as scripts see one: ``array(java.lang.String, [u'a'])``."""

from __future__ import annotations

from typing import Any, Iterable, List


class ObjectArray(List[Any]):
    """A list with the name of what it holds."""

    def __init__(self, component: str, items: Iterable[Any]) -> None:
        super().__init__(items)
        self.component = component

    def __repr__(self) -> str:
        if not self:
            return f"array({self.component})"
        return f"array({self.component}, [{', '.join('u' + ascii(item) if isinstance(item, str) else repr(item) for item in self)}])"

    __str__ = __repr__


ObjectArray.__name__ = ObjectArray.__qualname__ = "array"


def texts(items: Iterable[Any]) -> ObjectArray:
    """A String[]."""
    return ObjectArray("java.lang.String", items)
