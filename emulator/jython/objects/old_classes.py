"""Old-style classes: ``class A:`` without a base. Their instances are of type ``instance``, they themselves of type ``classobj``."""

from __future__ import annotations

from typing import Any, Dict, List


class OldInstance:
    """The base that the syntax tree gives to a class without one."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"{type(self).__name__} instance has no attribute '{name}'")


def lacks(instance: Any, method: str) -> bool:
    """Is it an instance whose old-style class has no such method?"""
    return isinstance(instance, OldInstance) and not hasattr(type(instance), method)


def is_old_class(cls: Any) -> bool:
    """A class of the script without a new-style base."""
    return isinstance(cls, type) and OldInstance in cls.__mro__ and all(_is_old(base) for base in cls.__mro__)


def _is_old(cls: type) -> bool:
    return cls in (object, OldInstance) or issubclass(cls, OldInstance) and object not in cls.__bases__


def old_order(cls: type) -> List[type]:
    """An old-style class and its bases in the order in which an attribute is looked for: depth first, from left to right."""
    order: Dict[type, None] = {cls: None}
    for base in cls.__bases__:
        if base is not OldInstance:
            order.update(dict.fromkeys(base for base in old_order(base) if base not in (OldInstance, object)))
    return [*order, OldInstance, object]


def module_shown(cls: type) -> str:
    """The module in the texts of old classes: "?" for a script's, whose name is no byte string (PyInstance, PyClass)."""
    return "?" if cls.__module__ == "__main__" else cls.__module__


class _OldType:
    """``instance`` or ``classobj``."""

    def __init__(self, name: str) -> None:
        self.__name__ = name

    def __repr__(self) -> str:
        return f"<type '{self.__name__}'>"


INSTANCE, CLASSOBJ = _OldType("instance"), _OldType("classobj")
