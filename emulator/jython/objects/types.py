"""Which type a value has to a script, and how types are called and shown."""

from __future__ import annotations

from importlib import import_module
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any, Callable

from .bytestring import ByteString, from_bytes
from .dict import DictBase, JythonDict
from .facade import BY_HOST, Facade
from .facades import DICT, FLOAT, INT, LONG, STR, TYPE, UNICODE
from .integers import Long, is_long
from .later import later
from .old_classes import CLASSOBJ, INSTANCE, OldInstance, is_old_class, module_shown
from .unbound import ScriptClass, is_built_in


class ClassFacade(Facade):
    """One that a module of Jython's library defines as a class; found by ``type(x)`` once it is made."""

    def __init__(self, name: str, host: type, accepts: Callable[[Any], bool], make: Callable[..., Any]) -> None:
        super().__init__(name, host, accepts, make)
        self.__module__ = host.__module__
        BY_HOST[host] = self

    def __repr__(self) -> str:
        return f"<class '{self.__module__}.{self.__name__}'>"


BY_HOST.update({
    ByteString: STR,
    str: UNICODE,
    int: INT,
    Long: LONG,
    float: FLOAT,
    dict: DICT,
    JythonDict: DICT,
    DictBase: DICT,
    type: TYPE,
    Facade: TYPE,
    ScriptClass: TYPE,
})
_LATER = {set: "set", frozenset: "set", bytearray: "bytearrays"}  # whose module is imported when somebody asks for one


def stands_for(host: type, seen: Any) -> None:
    """``type(x)`` of an instance of ``host`` is ``seen``."""
    BY_HOST[host] = seen


def _facade(kind: type) -> Any:
    """What stands for a class; None where it stands for itself."""
    if kind in _LATER and kind not in BY_HOST:
        import_module("." + _LATER[kind], __package__)
    return BY_HOST.get(kind)


def type_of(value: Any) -> Any:
    """``type(value)``."""
    kind = type(value)
    if kind is int and is_long(value):
        return LONG
    if issubclass(kind, OldInstance) and is_old_class(kind):
        return INSTANCE
    if kind in _FUNCTIONS and is_built_in(value):
        return BuiltinFunctionType
    if issubclass(kind, type) and is_old_class(value):
        return CLASSOBJ
    if issubclass(kind, type) and "java_name" in value.__dict__:
        from ...java.lang.java_class import JavaClass

        return JavaClass
    facade = BY_HOST.get(kind)
    if facade is not None:
        return facade
    if kind in _LATER:
        return _facade(kind)
    if hasattr(kind, "java_name") and kind.__module__.startswith("emulator.java."):
        return _java_type(value, kind)
    return TYPE if issubclass(kind, Facade) and not issubclass(kind, ClassFacade) else kind


_FUNCTIONS = frozenset((FunctionType, MethodType))


def is_built_in_type(kind: type) -> bool:
    """Is a class of the emulator's one of Jython's own types to a script?"""
    return kind.__module__.startswith(("emulator.jython.objects.", "emulator.jython.functions.")) or _facade(kind) is not None


def _java_type(value: Any, kind: type) -> Any:
    """A view of a map has a Java class of its own, whatever Python class stands for it."""
    java_class = value.getClass() if callable(getattr(value, "getClass", None)) else None
    return kind if java_class is None or java_class == kind else java_class


def facade_of(cls: Any) -> Any:
    """The facade of a Python 3 class, the class itself when it has none."""
    return _facade(cls) or cls if isinstance(cls, type) else cls


def binary_name(java_name: str) -> str:
    """``java.util.Map.Entry`` as Class.getName() writes it: ``java.util.Map$Entry``."""
    parts = java_name.split(".")
    first = next((index for index, part in enumerate(parts) if part[:1].isupper()), len(parts) - 1)
    return ".".join(parts[:first] + ["$".join(parts[first:])])


def type_name(value: Any) -> str:
    """The name that Python 2's messages give to a value's type."""
    java_name = getattr(type(value), "java_name", None)
    if isinstance(java_name, str):
        return binary_name(java_name)
    name = str(type_of(value).__name__)
    name = OF_HOST.get(name, name)
    return _WITH_MODULE[name] if name in _WITH_MODULE and is_of_jython(type(value)) else name


def is_of_jython(kind: type) -> bool:
    """Is it no class of the script?"""
    return kind.__module__ in ("array", "collections") or kind.__module__.startswith("emulator.")


_WITH_MODULE = {  # of Jython's own types these alone have a module in their name
    "array": "array.array", "defaultdict": "collections.defaultdict", "deque": "collections.deque",
}  # fmt: skip


def class_name(cls: Any) -> str:
    """``cls.__name__``."""
    if isinstance(cls, type):
        java_name = cls.__dict__.get("java_name")
        if isinstance(java_name, str):
            return ByteString(binary_name(java_name).rpartition(".")[2])
        if cls.__module__ == "exceptions":
            return ByteString(cls.__name__)
        cls = _facade(cls) or cls
    return ByteString(_OLD_NAMES.get(cls.__name__, cls.__name__))


OF_HOST = {  # what CPython's own types and ours are called in Jython, in CPython's errors as well
    "list_iterator": "listiterator", "tuple_iterator": "tupleiterator", "str_iterator": "sequenceiter",
    "str_ascii_iterator": "sequenceiter", "range_iterator": "rangeiterator", "method": "instancemethod", "XRange": "xrange",
    "NotImplementedType": "notimplemented", "ScriptClass": "type", "LibraryModule": "module", "ScriptFile": "file",
}  # fmt: skip
_OLD_NAMES = {
    **OF_HOST,
    "OSError": "IOError",
    "FileNotFoundError": "IOError",
    "ModuleNotFoundError": "ImportError",
    "RecursionError": "RuntimeError",
    "FileExistsError": "OSError",
    "PermissionError": "IOError",
    "_Stdout": "filewriter",
    "list_reverseiterator": "reversediterator",
    "reversed": "reversediterator",
    "callable_iterator": "calliter",
    "IsADirectoryError": "IOError",
    "NotADirectoryError": "OSError",
}


def type_repr(cls: type) -> str:
    """``repr`` of a class."""
    java_name = cls.__dict__.get("java_name")
    if isinstance(java_name, str):
        return f"<type '{binary_name(java_name)}'>"
    facade = _facade(cls)
    if facade is not None:
        return repr(facade)
    module = cls.__module__
    if is_old_class(cls):
        return f"<class {module_shown(cls)}.{cls.__name__} at 0x{id(cls) >> 4 & 0x7FFFFFFF:x}>"
    if module == "exceptions":
        return f"<type 'exceptions.{cls.__name__}'>"
    if module == "builtins":
        name = _OLD_NAMES.get(cls.__name__, cls.__name__)
        return f"<type '{'exceptions.' if issubclass(cls, BaseException) else ''}{name}'>"
    if cls.__name__ in _OF_COLLECTIONS and module.startswith("emulator."):
        return _OF_COLLECTIONS[cls.__name__]
    if module in _HOSTS_OWN or module.startswith("emulator."):
        return f"<type '{_HOSTS_OWN.get(module, module + '.')}{_OLD_NAMES.get(cls.__name__, cls.__name__)}'>"
    return f"<class '{module}.{cls.__name__}'>"


_OF_COLLECTIONS = {  # two are written in Python there
    "OrderedDict": "<class 'collections.OrderedDict'>", "Counter": "<class 'collections.Counter'>",
    "defaultdict": "<type 'collections.defaultdict'>",
}  # fmt: skip
_HOSTS_OWN = {
    "array": "array.", "collections": "collections.", "types": "", "emulator.jython.functions.xrange": "",
    "emulator.jython.modules.sys_module": "", "emulator.jython.objects.dict_views": "",
    "emulator.jython.objects.unbound": "", "emulator.jython.objects.files": "",
    "emulator.jython.modules.re_module": "", "emulator.jython.late": "",
}  # fmt: skip


def bytes_of(value: Any) -> ByteString:
    """A buffer's bytes as a byte string."""
    return from_bytes(bytes(value))


later.give(class_name, stands_for, type_name, type_of, type_repr)
