"""Java's packages and classes as a script finds them: by Java's registry, then by the names that the JDK under NiFi has."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from ..java import registry
from .late import JAVA_ADVICE, LateName

_OWN = {
    "org.python.core.util.FileUtil": (".jython_files", "FileUtil"),
    "org.python.core.codecs": (".jython_files", "Codecs"),
}  # classes that give Python's own values


class JavaPackage(ModuleType):
    """``java.util``: classes and packages are looked up when they are asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = java_name(f"{self.__name__}.{name}")
        if value is None:
            raise AttributeError(f"'javapackage' object has no attribute '{name}'")
        if type(value) is not LateName:
            self.__dict__[name] = value
        return value

    def __repr__(self) -> str:
        return f"<java package {self.__name__} 0x{id(self) >> 4 & 0xFFFFFF:x}>"


def java_name(full: str) -> Any:
    """The class or package of that name, a LateName for a class that is not emulated; None where Jython finds nothing."""
    if full in _OWN:
        module, name = _OWN[full]
        return getattr(importlib.import_module(module, __package__), name)
    emulated = registry.lookup(full)
    if emulated is not None:
        return emulated
    if is_package(full):
        return JavaPackage(full)
    from .names import may_be_java

    late = late_class(full)
    return LateName(full, JAVA_ADVICE) if late is None and may_be_java(full) else late


def late_class(full: str) -> Any:
    """What stands for a class that Jython finds and the emulator has not; None where there is none."""
    from .names import is_java_class

    return LateName(full, JAVA_ADVICE) if is_java_class(full) else None


registry.use_for_other_names(late_class)


def is_package(name: str) -> bool:
    """Is it a Java package, or a parent of one?"""
    if registry.is_package(name):
        return True
    from .names import is_java_package

    return is_java_package(name)
