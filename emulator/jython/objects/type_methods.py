"""A method that is read from a built-in type: ``str.upper``, which takes no unicode (PyMethodDescr)."""

from __future__ import annotations

from typing import Any, Callable, Tuple

from .bytestring import ByteString
from .later import later
from .shown import show_as


def refuse_instance(name: str, owner: Any, arguments: Tuple[Any, ...]) -> None:
    """TypeError where the first argument is no instance of the type."""
    if not arguments:
        raise TypeError(ByteString(f"{name} requires at least one argument"))
    if not isinstance(arguments[0], owner):
        received = later.type_name(arguments[0])
        raise TypeError(ByteString(f"descriptor '{name}' requires a '{owner.__name__}' object but received a '{received}'"))


class TypeMethod:
    """``function``: of the class behind the type."""

    def __init__(self, owner: Any, name: str, function: Callable[..., Any]) -> None:
        self._owner, self._function = owner, function
        self.__name__, self.__doc__, self.__objclass__ = ByteString(name), function.__doc__, owner

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        refuse_instance(self.__name__, self._owner, arguments)
        return self._function(*arguments, **keywords)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else self._function.__get__(instance, owner)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TypeMethod) and other._function == self._function

    def __hash__(self) -> int:
        return hash(self._function)


TypeMethod.__name__ = TypeMethod.__qualname__ = "method_descriptor"
show_as(TypeMethod, lambda method: f"<method '{method.__name__}' of '{method.__objclass__.__name__}' objects>")
