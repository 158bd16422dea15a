"""``raise`` of an old-style class or of an instance of one, which Python 3 does not raise: an exception carries it."""

from __future__ import annotations

from typing import Any

from .objects.old_classes import OldInstance, is_old_class
from .objects.text import str_


class OldRaised(Exception):
    """What carries the instance, as ``old_instance``."""

    def __init__(self, instance: OldInstance) -> None:
        super().__init__(instance)
        self.old_instance = instance

    def __str__(self) -> str:
        return str_(self.old_instance)


def carried(kind: Any, value: Any) -> OldRaised:
    """``raise kind, value``, in a class that is called as the instance's, which is what a traceback says."""
    if is_old_class(kind):
        kind = value if isinstance(value, kind) else kind() if value is None else kind(*value) if isinstance(value, tuple) else kind(value)
    cls = type(kind)
    carrier: OldRaised = type(cls.__name__, (OldRaised,), {"__module__": cls.__module__})(kind)
    return carrier
