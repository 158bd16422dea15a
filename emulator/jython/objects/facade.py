"""What stands for a type that Python 3 cuts differently: it answers ``isinstance``, is called as a constructor, is what ``type(x)`` gives
back, and can be the base of a script's class.
"""

from __future__ import annotations

from types import FunctionType, MethodDescriptorType
from typing import Any, Callable

_DESCRIPTORS = (FunctionType, MethodDescriptorType)


class Facade:
    """One type. ``host``: the Python 3 class behind it; ``accepts``: which values are instances."""

    def __new__(cls, name: str, host: type, accepts: Callable[[Any], bool], make: Callable[..., Any]) -> Facade:
        """Each has a class of its own, so that a call and ``isinstance`` go straight to its two functions."""
        own = type(cls.__name__, (cls,), {"__call__": staticmethod(make), "__instancecheck__": staticmethod(accepts)})
        made: Facade = object.__new__(own)
        return made

    def __init__(self, name: str, host: type, accepts: Callable[[Any], bool], make: Callable[..., Any]) -> None:
        self.__name__, self.host = name, host
        self.__doc__ = None

    def __subclasscheck__(self, cls: Any) -> bool:
        cls = cls.host if isinstance(cls, Facade) else cls
        return issubclass(cls, self.host)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (self.host,)

    def __getattr__(self, name: str) -> Any:
        try:
            found = getattr(self.host, name)
        except AttributeError:
            raise AttributeError(f"type object '{self.__name__}' has no attribute '{name}'") from None
        if name.startswith("__") or type(found) not in _DESCRIPTORS:
            return found
        from .type_methods import TypeMethod

        return TypeMethod(self, name, found)

    def __repr__(self) -> str:
        return f"<type '{self.__name__}'>"


def instances_of(*hosts: type) -> Callable[[Any], bool]:
    """Whether a value is an instance of one of these classes."""
    return hosts[0].__instancecheck__ if len(hosts) == 1 else lambda value: isinstance(value, hosts)
