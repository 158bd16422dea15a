"""java.lang.Class: what a script asks of a class, ``Date.getSimpleName()`` or ``value.getClass().getName()``."""

from __future__ import annotations

from typing import Any, ClassVar, List

from ..registry import java_class, lookup, named
from .object import JavaObject, JavaType, class_name, find_accessors, unboxed
from .signature import static_takes
from .throwable import ClassCastException, ClassNotFoundException, NullPointerException


@java_class("java.lang.Package")
class Package(JavaObject):
    """What getPackage() gives."""

    def __init__(self, name: str) -> None:
        self._name = name

    def getName(self) -> str:
        return self._name

    def toString(self) -> str:
        return f"package {self._name}"


@java_class("java.lang.Class")
class JavaClass:
    """A class that is not emulated, by name; of one that is, what it answers as a class (``of_class``)."""

    java_name: ClassVar[str]

    def __init__(self, name: str) -> None:
        self._name = name

    @staticmethod
    @static_takes("String", "String, boolean, Object", "Object, String")
    def forName(name: Any, *_: Any) -> Any:
        """The class of that full name."""
        if name is None:
            raise NullPointerException()
        kind = named(name.replace("$", ".")) if "/" not in name else None
        if kind is None or "$" not in name and binary_name_of(kind, name) != name:
            raise ClassNotFoundException(name)
        return kind

    def getName(self) -> str:
        """The full name, nested classes with a dollar sign."""
        return self._name

    getTypeName = getName

    def getCanonicalName(self) -> str:
        """The full name, nested classes with a dot."""
        return self._name.replace("$", ".")

    def getSimpleName(self) -> str:
        """The name without its package and outer classes."""
        return self._name.rpartition(".")[2].rpartition("$")[2]

    def getPackageName(self) -> str:
        return self._name.rpartition(".")[0]

    def getPackage(self) -> Package:
        return Package(self.getPackageName())

    def toString(self) -> str:
        return "class " + self._name

    name = property(getName)
    simpleName = property(getSimpleName)
    packageName = property(getPackageName)
    package = property(getPackage)
    typeName = property(getTypeName)
    canonicalName = property(getCanonicalName)

    def isInstance(self, value: Any) -> bool:
        """Whether the value is of this class."""
        return self.__instancecheck__(value)

    def isAssignableFrom(self, kind: Any) -> bool:
        """Whether the other class is this one or below it."""
        own = lookup(self._name)
        if kind is None:
            raise NullPointerException()
        return self == kind or own is not None and isinstance(kind, type) and issubclass(kind, own)

    def isArray(self) -> bool:
        return self._name.startswith("[")

    def isEnum(self) -> bool:
        from .enum import Enum

        kind = lookup(self._name)
        return kind is not None and issubclass(kind, Enum)

    def newInstance(self) -> Any:
        """A new object, of the constructor without arguments."""
        return self()

    def cast(self, value: Any) -> Any:
        """The value itself, where it is of this class."""
        if value is not None and not self.isInstance(value):
            raise ClassCastException(f"Cannot cast {class_name(value)} to {self._name}")
        return value

    def desiredAssertionStatus(self) -> bool:
        return False

    def __call__(self, *arguments: Any) -> Any:
        kind = lookup(self._name)
        if kind is None:
            raise TypeError(f"No visible constructors for class ({self._name})")
        return kind(*arguments)

    def __repr__(self) -> str:
        return f"<type '{self._name}'>"

    __str__ = __repr__  # as Jython shows a class; toString() is Java's

    def __instancecheck__(self, value: Any) -> bool:
        kind = lookup(self._name)
        own = class_name(unboxed(value)) if value is not None else ""
        return own == self._name or kind is not None and isinstance(value, kind)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"type object '{self._name}' has no attribute '{name}'")

    def __eq__(self, other: object) -> bool:
        name = other._name if isinstance(other, JavaClass) else getattr(other, "__dict__", {}).get("java_name")
        return bool(name == self._name)

    def __hash__(self) -> int:
        return hash(self._name)


def binary_name_of(kind: Any, name: str) -> str:
    """What Class.getName() says of what stands for a class; ``name`` where it is not emulated."""
    return str(getattr(kind, "__dict__", {}).get("java_name", name))


def of_class(cls: JavaType, name: str) -> Any:
    """An attribute that a class of ours has as an object of java.lang.Class, or a nested class; else AttributeError."""
    if find_accessors(cls, name) != (None, None):
        raise AttributeError(f"instance attr: {name}")
    if name in _MEMBERS:
        return getattr(JavaClass(cls.java_name), name)
    nested = lookup(f"{cls.java_name}.{name}") if name[:1].isupper() else None
    if nested is None:
        raise AttributeError(f"type object '{cls.java_name}' has no attribute '{name}'")
    return nested


_MEMBERS: List[str] = [name for name in vars(JavaClass) if not name.startswith("_") and name not in ("java_name", "toString")]
