"""java.util.function: interfaces of one method, as scripts implement them.

Jython gives a function to Java only where the interface declares no other method, not even one that has a body: ToIntFunction takes a
lambda, Predicate, Function and Consumer want a class of the script (PyFunction.__tojava__).
"""

from __future__ import annotations

from typing import Any, Callable, Dict

from ...lang.object import JavaObject
from ...lang.throwable import NullPointerException
from ...registry import java_class

_METHODS: Dict[str, str] = {  # interface → the method to implement
    "Predicate": "test", "BiPredicate": "test", "Function": "apply", "BiFunction": "apply", "UnaryOperator": "apply",
    "BinaryOperator": "apply", "Consumer": "accept", "BiConsumer": "accept", "Supplier": "get", "ToIntFunction": "applyAsInt",
    "ToLongFunction": "applyAsLong", "ToDoubleFunction": "applyAsDouble", "IntFunction": "apply", "IntPredicate": "test",
    "IntUnaryOperator": "applyAsInt", "LongUnaryOperator": "applyAsLong",
    "IntBinaryOperator": "applyAsInt", "LongBinaryOperator": "applyAsLong",
}  # fmt: skip
_ALONE = frozenset(  # they declare nothing else
    ("ToIntFunction", "ToLongFunction", "ToDoubleFunction", "IntFunction", "IntBinaryOperator", "LongBinaryOperator", "Filter")
)
_ORDINALS = ("1st", "2nd", "3rd")
_ELSEWHERE = {"Comparator": ("java.util.", "compare"), "Filter": ("java.nio.file.DirectoryStream$", "accept")}


def function(method: str, interface: str, value: Any, place: int = 1) -> Callable[..., Any]:
    """What a method calls; Jython's TypeError where the value is no such interface."""
    if value is None:
        raise NullPointerException()
    package, own = _ELSEWHERE.get(interface, ("java.util.function.", _METHODS.get(interface, "")))
    if isinstance(value, JavaObject) and hasattr(value, own):
        return getattr(value, own)  # type: ignore[no-any-return]
    if callable(value) and interface in _ALONE and not isinstance(value, type):
        return value  # type: ignore[no-any-return]
    raise TypeError(f"{method}(): {_ORDINALS[place - 1]} arg can't be coerced to {package}{interface}")


for _name in _METHODS:
    globals()[_name] = java_class(f"java.util.function.{_name}")(type(_name, (JavaObject,), {"__doc__": "A script implements it."}))
