"""Classes of a script: a method that is read from the class wants an instance as its first argument (PyMethod without a self)."""

from __future__ import annotations

import builtins
from types import FunctionType
from typing import Any, Callable

from ...java.lang.object import JavaType
from .bytestring import ByteString
from .later import later
from .old_classes import is_old_class, old_order
from .shown import show_as


def is_built_in(function: Any) -> bool:
    """Is a function or method written here, so that to a script it is one of Jython's own?"""
    return str(function.__module__).startswith("emulator.jython.")


class Unbound:
    """``Class.method``."""

    im_self = __self__ = None

    def __init__(self, function: FunctionType, owner: type) -> None:
        self.im_func = self.__func__ = function
        self.im_class = owner
        self.__name__, self.__doc__, self.__module__ = function.__name__, function.__doc__, function.__module__

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        if not arguments or not isinstance(arguments[0], self.im_class):
            instance = f"{_name(arguments[0])} instance" if arguments else "nothing"
            must = f"must be called with {self.im_class.__name__} instance as first argument (got {instance} instead)"
            raise TypeError(ByteString(f"unbound method {self.__name__}() {must}"))
        return self.im_func(*arguments, **keywords)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self.im_func.__get__(instance, owner) if isinstance(instance, self.im_class) else self

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Unbound) and (self.im_func, self.im_class) == (other.im_func, other.im_class)

    def __hash__(self) -> int:
        return hash(self.im_func)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("func_") or name in ("__code__", "__defaults__", "__globals__", "__dict__"):
            return getattr(self.im_func, name)
        raise AttributeError(ByteString(f"'instancemethod' object has no attribute '{name}'"))


class ScriptClass(type):
    """The type of a script's classes; only what is read from a class itself comes this way."""

    def __getattribute__(cls, name: str) -> Any:
        value = type.__getattribute__(cls, name)
        if type(value) is FunctionType and name != "__new__":
            for base in type.__getattribute__(cls, "__mro__"):
                if name in base.__dict__:
                    return Unbound(value, cls) if base.__dict__[name] is value and not is_built_in(value) else value
        return value

    def mro(cls) -> Any:
        """The order in which attributes are looked for."""
        return old_order(cls) if all(map(is_old_class, cls.__bases__)) else type.mro(cls)


class ScriptJavaClass(ScriptClass, JavaType):
    """The type of those that are derived from one of Java's."""


_METACLASSES = (type, ScriptClass, JavaType, ScriptJavaClass)


def build_class(body: Callable[..., Any], name: str, *bases: Any, **keywords: Any) -> Any:
    """``class name(bases):``"""
    if "metaclass" not in keywords:
        kinds = [type(base if isinstance(base, type) else getattr(base, "host", base)) for base in bases]
        if all(kind in _METACLASSES for kind in kinds):
            keywords["metaclass"] = ScriptJavaClass if any(issubclass(kind, JavaType) for kind in kinds) else ScriptClass
    if keywords.get("metaclass") not in _METACLASSES:
        name = ByteString(name)  # which the metaclass is told
    return builtins.__build_class__(body, name, *bases, **keywords)


def _name(value: Any) -> str:
    return later.class_name(type(value)) if isinstance(type(value), ScriptClass) else later.type_name(value)


Unbound.__name__ = Unbound.__qualname__ = "instancemethod"
show_as(Unbound, lambda method: f"<unbound method {method.im_class.__name__}.{method.__name__}>")
