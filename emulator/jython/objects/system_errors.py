"""Python 2's errors of the system: EnvironmentError with IOError and OSError below it. Python 3's one OSError plays IOError."""

from __future__ import annotations

from typing import Any


class _Kind(type):
    """IOError, which cannot be derived from it here, is an EnvironmentError all the same."""

    def __instancecheck__(cls, value: Any) -> bool:
        return isinstance(value, OSError) if cls is EnvironmentError2 else super().__instancecheck__(value)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, OSError) if cls is EnvironmentError2 else super().__subclasscheck__(kind)


class EnvironmentError2(OSError, metaclass=_Kind):
    """The base; it does not catch Java's IOException, as IOError does."""


class OSError2(EnvironmentError2):
    """What the functions of ``os`` raise."""


for _kind, _name in ((EnvironmentError2, "EnvironmentError"), (OSError2, "OSError")):
    _kind.__name__ = _kind.__qualname__ = _name
    _kind.__module__ = "exceptions"
