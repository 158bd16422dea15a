"""The Java classes of Python's objects inside Java's collections, as a ClassCastException has them."""

from __future__ import annotations

from types import GeneratorType, ModuleType
from typing import Any, Dict

from .objects.old_classes import OldInstance, is_old_class

_CORE = "org.python.core."
_BY_NAME: Dict[str, str] = {
    "bytearray": _CORE + "PyByteArray", "complex": _CORE + "PyComplex", "slice": _CORE + "PySlice", "object": _CORE + "PyObject",
    "SRE_Pattern": "org.python.modules.sre.PatternObject", "deque": "org.python.modules._collections.PyDeque",
    "timedelta": _CORE + "PyObjectDerived",
    "UUID": _CORE + "PyObjectDerived", "datetime": "java.sql.Timestamp", "date": "java.sql.Date", "time": "java.sql.Time",
    "Decimal": "java.math.BigDecimal",
}  # fmt: skip
_BY_BASE: Dict[type, str] = {  # PyTupleDerived: the class of what a script's or a library's class makes
    GeneratorType: _CORE + "PyGenerator", ModuleType: _CORE + "PyModule", BaseException: _CORE + "PyBaseExceptionDerived",
}  # fmt: skip
_DERIVED: Dict[type, str] = {dict: _CORE + "PyDictionaryDerived", tuple: _CORE + "PyTupleDerived", list: _CORE + "PyListDerived"}
_PLAIN = frozenset(("dict", "tuple", "list"))


def java_class_of(value: Any) -> str:
    """Its full name, '' where it is not known here."""
    kind = type(value)
    if isinstance(value, type):
        return "" if "java_name" in value.__dict__ else _CORE + ("PyClass" if is_old_class(value) else "PyType")
    if hasattr(kind, "java_name") and not isinstance(value, dict):  # a class of Java's, or derived from one
        return ""
    if isinstance(value, OldInstance) and is_old_class(kind):
        return _CORE + "PyInstance"
    named = _BY_NAME.get(kind.__name__) or next((name for base, name in _BY_BASE.items() if isinstance(value, base)), "")
    if named or kind.__name__ in _PLAIN:
        return named
    derived = next((name for base, name in _DERIVED.items() if isinstance(value, base)), "")
    return derived or (_CORE + "PyObjectDerived" if kind.__module__ == "__main__" else "")
