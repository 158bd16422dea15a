"""``import`` in a script: the library of modules/, Java packages by the registry, modules of Module Directory; Jython's messages."""

from __future__ import annotations

import importlib
import re
from types import ModuleType
from typing import Any, Callable, Dict, Optional, Protocol

from ..base.errors import NotEmulated
from ..java import registry
from .modules.catalog import HOSTED, NOT_EMULATED, build_of

_KNOWN_TO_JYTHON = re.compile(
    r"(java|javax|org\.apache\.(nifi|commons|http|kafka|avro|groovy)|org\.python|org\.json|org\.slf4j|com\.fasterxml|com\.google)(\.|$)"
)
_OWN = {"org.python.core.util.FileUtil": (".jython_files", "FileUtil")}  # classes that give Python's own values
_CLASS = re.compile(r"[A-Z]")


class Host(Protocol):
    """What the importer needs from its interpreter."""

    modules: Dict[str, Any]

    def find_module_source(self, name: str) -> Optional[Callable[[], ModuleType]]:
        """A module of Module Directory; None when there is none."""


class JavaPackage(ModuleType):
    """``java.util``: classes and packages are looked up when they are asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        full = f"{self.__name__}.{name}"
        found = java_name(full)
        if found is None:
            raise AttributeError(f"'javapackage' object has no attribute '{name}'")
        return found

    def __repr__(self) -> str:
        return f"<java package {self.__name__} 0x{id(self) >> 4 & 0xFFFFFF:x}>"


def java_name(full: str) -> Any:
    """The class or package of that name; None when neither is known. NotEmulated for a class that NiFi would find."""
    if full in _OWN:
        module, name = _OWN[full]
        return getattr(importlib.import_module(module, __package__), name)
    found = registry.lookup(full)
    if found is not None:
        return found
    if is_package(full):
        return JavaPackage(full)
    last = full.rpartition(".")[2]
    if _CLASS.match(last) and _is_known_package(full.rpartition(".")[0]):
        raise NotEmulated(full, "", "see COVERAGE.md for the Java classes that scripts can use here")
    return None


def is_package(name: str) -> bool:
    """Is it a known Java package, or a parent of one?"""
    return name in registry.packages()


def _is_known_package(name: str) -> bool:
    return bool(_KNOWN_TO_JYTHON.match(name)) and (is_package(name) or name.startswith(("java.", "javax.", "org.apache.nifi.")))


class Importer:
    """The ``__import__`` of one interpreter."""

    def __init__(self, interpreter: Host) -> None:
        self.interpreter = interpreter

    def __call__(self, name: str, names: Any = None, inner: Any = None, fromlist: Any = (), level: int = 0) -> Any:
        name = str.__str__(name)
        if fromlist:
            return self._from(self._imported(name, fromlist), name, fromlist)
        first, _, rest = name.partition(".")
        if rest:
            self._module(name)
        return self._module(first)

    def _imported(self, name: str, fromlist: Any) -> Any:
        """The module; NotEmulated for a class of a Java package that NiFi has and the emulator does not know."""
        try:
            return self._module(name)
        except ImportError:
            wanted = next((str.__str__(one) for one in fromlist if _CLASS.match(one)), None)
            if wanted is None or not _KNOWN_TO_JYTHON.match(name):
                raise
            raise NotEmulated(f"{name}.{wanted}", "", "see COVERAGE.md for the Java classes that scripts can use here") from None

    def _from(self, module: Any, name: str, fromlist: Any) -> Any:
        for wanted in fromlist:
            if wanted != "*" and not self._submodule(module, name, str.__str__(wanted)) and not _has(module, str.__str__(wanted)):
                raise ImportError(f"cannot import name {wanted}")
        return module

    def _submodule(self, module: Any, name: str, wanted: str) -> bool:
        full = f"{name}.{wanted}"
        if build_of(full) is None and full not in HOSTED and self.interpreter.find_module_source(full) is None:
            return False
        setattr(module, wanted, self._module(full))
        return True

    def _module(self, name: str) -> Any:
        known = self.interpreter.modules.get(name)
        if known is None:
            parent, _, last = name.rpartition(".")
            above = self._module(parent) if parent and not is_package(parent) else None
            known = self.interpreter.modules[name] = self._load(name)
            if isinstance(above, ModuleType) and not isinstance(above, JavaPackage):
                setattr(above, last, known)
        return known

    def _load(self, name: str) -> Any:
        own = self.interpreter.find_module_source(name)
        if own is not None:
            return own()
        build = build_of(name)
        if build is not None:
            return build(self.interpreter)
        if name in HOSTED:
            return self._hosted(name)
        if name.partition(".")[0] in NOT_EMULATED:
            raise NotEmulated(f"import {name}", "", NOT_EMULATED[name.partition(".")[0]])
        return self._java(name)

    def _hosted(self, name: str) -> Any:
        target = {"HTMLParser": "html.parser"}.get(name, name)
        module = importlib.import_module(target)
        copy = ModuleType(name)
        copy.__dict__.update(
            {key: value for key, value in vars(module).items() if not key.startswith("__") or key in ("__all__", "__doc__")}
        )
        return copy

    def _java(self, name: str) -> Any:
        parts = name.split(".")
        for count in range(1, len(parts) + 1):
            prefix = ".".join(parts[:count])
            if java_name(prefix) is None:
                raise ImportError(f"No module named {parts[count - 1] if count > 1 else prefix}")
        return java_name(name)


def _has(module: Any, name: str) -> bool:
    try:
        getattr(module, name)
    except AttributeError:
        return False
    return True
