"""What stands for a type that Python 3 cuts differently: it answers ``isinstance``, is called as a constructor, is what ``type(x)`` gives
back, and can be the base of a script's class.
"""

from __future__ import annotations

from functools import partial
from types import FunctionType, MethodDescriptorType
from typing import Any, Callable, Dict

from .later import later

BY_HOST: Dict[type, Any] = {}  # class → what ``type(x)`` of its instances is; whoever makes the class puts it in
_DESCRIPTORS = (FunctionType, MethodDescriptorType)
_VALUES = (str, int, float)
_OF_EVERY_OBJECT = ("__eq__", "__ge__", "__getattribute__", "__gt__", "__hash__", "__le__", "__lt__", "__ne__", "__repr__", "__str__")


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
        own = {method: getattr(host, method) for method in _OF_EVERY_OBJECT if getattr(host, method) is not getattr(object, method)}
        if host is type:
            own["__call__"] = type.__call__
        vars(self).update(own, __init__=host.__init__, __new__=partial(_new, self, make))  # type: ignore[misc]
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


def _new(facade: Facade, make: Callable[..., Any], cls: Any, /, *arguments: Any, **keywords: Any) -> Any:
    """``type.__new__(cls, …)``, which a script's class calls from its own ``__new__``."""
    if cls is facade:
        return make(*arguments, **keywords)
    if facade.host is type and issubclass(cls, type):
        name, bases, names = arguments
        plain = {str.__str__(key): value for key, value in dict.items(names)}
        return type.__new__(cls, str.__str__(name), tuple([getattr(base, "host", base) for base in bases]), plain)
    if issubclass(facade.host, _VALUES):
        return facade.host.__new__(cls, make(*arguments, **keywords))
    return facade.host.__new__(cls, *arguments, **keywords)


def instances_of(*hosts: type) -> Callable[[Any], bool]:
    """Whether a value is an instance of one of these classes."""
    return hosts[0].__instancecheck__ if len(hosts) == 1 else lambda value: isinstance(value, hosts)
