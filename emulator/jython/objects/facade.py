"""What stands for a type that Python 3 cuts differently: it answers ``isinstance``, is called as a constructor, is what ``type(x)`` gives
back, and can be the base of a script's class.
"""

from __future__ import annotations

from types import FunctionType, MethodDescriptorType
from typing import Any, Callable

from .later import later

_DESCRIPTORS = (FunctionType, MethodDescriptorType)


class Facade:
    """One type. ``host``: the Python 3 class behind it; ``accepts``: which values are instances; ``apart``: the host's subclasses that
    are another type to a script.
    """

    def __new__(cls, name: str, host: type, accepts: Callable[[Any], bool], make: Callable[..., Any], *apart: type) -> Facade:
        """Each has a class of its own, so that a call and ``isinstance`` go straight to its two functions."""
        own = type(Facade.__name__, (cls,), {"__call__": staticmethod(make), "__instancecheck__": staticmethod(accepts)})
        made: Facade = object.__new__(own)
        return made

    def __init__(self, name: str, host: type, accepts: Callable[[Any], bool], make: Callable[..., Any], *apart: type) -> None:
        self.__name__, self.host, self._apart = name, host, apart
        self.__doc__ = None

    def __subclasscheck__(self, cls: Any) -> bool:
        cls = cls.host if isinstance(cls, Facade) else cls
        return issubclass(cls, self.host) and not issubclass(cls, self._apart)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (self.host,)

    def __getattr__(self, name: str) -> Any:
        from .type_methods import TypeMethod

        own = later.own_method(self.host, name)
        if own is not None:
            return TypeMethod(self, name, own)
        try:
            found = getattr(self.host, name)
        except AttributeError:
            raise AttributeError(f"type object '{self.__name__}' has no attribute '{name}'") from None
        if name.startswith("__") or type(found) not in _DESCRIPTORS:
            return found
        return TypeMethod(self, name, found)

    def __repr__(self) -> str:
        return f"<type '{self.__name__}'>"


def instances_of(*hosts: type) -> Callable[[Any], bool]:
    """Whether a value is an instance of one of these classes."""
    return hosts[0].__instancecheck__ if len(hosts) == 1 else lambda value: isinstance(value, hosts)
