"""Old-style classes: ``class A:`` without a base. Their instances are of type ``instance``, they themselves of type ``classobj``."""

from __future__ import annotations

from typing import Any


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
    return cls is object or issubclass(cls, OldInstance)


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
