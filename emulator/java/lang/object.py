"""java.lang.Object as Jython shows it: getClass(), bean properties, no stray attributes.

A getter is also a property (``x.size`` is ``x.getSize()``, ``x.penalized`` is ``x.isPenalized()``); with a setter it can be assigned,
without one it is read-only. A class registered with ``@java_class`` takes no other attributes, a script's subclass of it takes any.
Names that start with an underscore are the emulator's own.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Callable, ClassVar, Dict, List, Optional, Tuple

from ..registry import java_class, lookup

_NO_ATTRIBUTE = "'%.50s' object has no attribute '%s'"  # Jython cuts the type's name at 50 characters
_READ_ONLY = "read-only attr: %s"

_set = object.__setattr__
_own, _bases = type.__dict__["__dict__"].__get__, type.__dict__["__bases__"].__get__  # past a metaclass
_accessors: Dict[Tuple[type, str], Tuple[Optional[str], Optional[str]]] = {}


class JavaType(type):
    """The type of the classes here: what one of them lacks may be a method of java.lang.Class."""

    java_name: str

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_") or "java_name" not in cls.__dict__:
            raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")
        return import_module(".java_class", __package__).of_class(cls, name)

    def __repr__(cls) -> str:
        return f"<type '{cls.java_name}'>" if "java_name" in cls.__dict__ else type.__repr__(cls)


def as_java(value: Any) -> Any:
    """A value as a Java collection keeps it: Python 2's string, a subclass of str, becomes a plain one, ``Integer(5)`` what it holds."""
    if isinstance(value, str):
        return value if type(value) is str else str.__str__(value)
    return unboxed(value)


def is_java_value(value: Any) -> bool:
    """Is it a JavaValue, as ``Integer(5)`` and ``String('abc')`` are?"""
    return is_value_class(type(value))


def is_value_class(kind: type) -> bool:
    """Is it JavaValue or a class below it? Without an import of them, which few scripts need."""
    return getattr(kind, "_primitive", None) is not None


def unboxed(value: Any) -> Any:
    """What a JavaValue holds; every other value as it is."""
    return value.unboxed() if is_value_class(type(value)) else value


def identity_hash(value: Any) -> int:
    """A number that stays the same for an object, as System.identityHashCode."""
    return (id(value) >> 4) & 0x7FFFFFFF


def class_name(value: object) -> str:
    """The Java name of an object's class; for a Python subclass the nearest Java class."""
    kind = type(value)
    if isinstance(value, int) and kind is not bool and (kind is not int or not -(2**31) <= value < 2**31):
        return "java.math.BigInteger"
    name = _PLAIN.get(kind) or _PYTHONS.get(kind.__name__)
    return name or _of_scripts(value) or str(getattr(kind, "java_name", kind.__name__))


def use_for_classes(java_class_of: Callable[[object], str]) -> None:
    """Let it name the class of an object of Python: who runs the scripts knows it."""
    global _of_scripts
    _of_scripts = java_class_of


def _no_name(_: object) -> str:
    return ""


_of_scripts: Callable[[object], str] = _no_name


_PLAIN = {str: "java.lang.String", bool: "java.lang.Boolean", int: "java.lang.Integer", float: "java.lang.Double", bytes: "[B"}
_PYTHONS = {  # Python's own stay what they are inside Java's collections
    "bytestr": "java.lang.String", "dict": "org.python.core.PyDictionary", "list": "org.python.core.PyList",
    "tuple": "org.python.core.PyTuple", "set": "org.python.core.PySet", "frozenset": "org.python.core.PyFrozenSet",
    "function": "org.python.core.PyFunction",
}  # fmt: skip


def find_accessors(cls: type, name: str) -> Tuple[Optional[str], Optional[str]]:
    """Names of the getter and the setter of a bean property, None for one that is not there."""
    accessors = _accessors.get((cls, name))
    if accessors is not None:
        return accessors
    own = _own(cls)
    if "java_name" in own:
        _accessors[cls, name] = accessors = _look_for_accessors(cls, name)
        return accessors
    capital, bases = name[:1].upper() + name[1:], _bases(cls)  # a script's class, made anew at each trigger, is not remembered
    if len(bases) > 1 or "get" + capital in own or "is" + capital in own or "set" + capital in own:
        return _look_for_accessors(cls, name)
    return find_accessors(bases[0], name)


def _look_for_accessors(cls: type, name: str) -> Tuple[Optional[str], Optional[str]]:
    capital = name[:1].upper() + name[1:]
    getter: Optional[str] = "get" + capital
    if not is_getter(_method(cls, "get" + capital)):
        getter = "is" + capital if is_getter(_method(cls, "is" + capital)) else None
    return getter, "set" + capital if callable(_method(cls, "set" + capital)) else None


def _method(cls: type, name: str) -> Any:
    """A method of the class's objects, none that it has as an object of java.lang.Class."""
    return getattr(cls, name) if any(name in base.__dict__ for base in cls.__mro__) else None


def is_getter(method: Any) -> bool:
    """Whether a method can be called without arguments."""
    code = getattr(method, "__code__", None)
    if code is None:
        return callable(method)
    return bool(code.co_argcount - len(method.__defaults__ or ()) <= 1)


class Beans(metaclass=JavaType):
    """Bean properties over getters and setters."""

    __slots__ = ()
    java_name: ClassVar[str] = "java.lang.Object"
    _primitive: ClassVar[Optional[str]] = None  # of a JavaValue, which says what it is

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            getter = find_accessors(type(self), name)[0]
            if getter:
                return getattr(self, getter)()
        cls = type(self)
        raise AttributeError(_NO_ATTRIBUTE % (class_name(self) if "java_name" in cls.__dict__ else cls.__name__, name))

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0] == "_":
            _set(self, name, value)
            return
        getter, setter = find_accessors(type(self), name)
        if setter:
            try:
                getattr(self, setter)(value)
            except TypeError as error:
                raise import_module(".assignment_words", __package__).not_converted(value, error) or error from None
        elif getter:
            raise AttributeError(_READ_ONLY % name)
        elif "java_name" in _own(type(self)):
            raise AttributeError(_NO_ATTRIBUTE % (class_name(self), name))
        else:
            _set(self, name, value)

    def getClass(self) -> Any:
        """What stands for its class."""
        name = class_name(self)
        kind = lookup(name)
        if kind is not None and kind.__dict__.get("java_name") == name:
            return kind
        return import_module(".java_class", __package__).JavaClass(name)

    def __dir__(self) -> List[str]:
        return import_module(".members", __package__).members(self)  # type: ignore[no-any-return]


@java_class("java.lang.Object")
class JavaObject(Beans):
    """Base of the classes that scripts see."""

    __slots__ = ("__dict__", "__weakref__")

    def toString(self) -> str:
        """The class and a hash code in hexadecimal, as Object.toString."""
        return f"{class_name(self)}@{self.hashCode():x}"

    def hashCode(self) -> int:
        """A number that stays the same for this object."""
        return identity_hash(self)

    def equals(self, other: object) -> bool:
        return bool(self == other)

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return self.toString()
