"""org.apache.nifi.components.state.Scope (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import ClassVar

from ....lang.enum import Enum
from ....registry import java_class


@java_class("org.apache.nifi.components.state.Scope")
class Scope(Enum):
    """Where state lives: Scope.LOCAL or Scope.CLUSTER."""

    CLUSTER: ClassVar[Scope]
    LOCAL: ClassVar[Scope]

    @classmethod
    def valueOf(cls, name: str) -> Scope:
        from ....lang.throwable import IllegalArgumentException

        if name not in ("LOCAL", "CLUSTER"):
            raise IllegalArgumentException(f"No enum constant {cls.java_name}.{name}")
        return cls.LOCAL if name == "LOCAL" else cls.CLUSTER


Scope.CLUSTER = Scope("CLUSTER", 0)


Scope.LOCAL = Scope("LOCAL", 1)
