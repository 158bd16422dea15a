"""``dir()`` of a Java object: its methods and their bean properties, as Jython lists them."""

from __future__ import annotations

from typing import List

from .object import Beans, is_getter

_OF_OBJECT = frozenset(("class", "equals", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait"))


def members(value: Beans) -> List[str]:
    """Sorted."""
    cls = type(value)
    methods = {name for name in object.__dir__(value) if "_" not in name and callable(getattr(cls, name, None))}
    beans = {_bean(name) for name in methods if is_getter(getattr(cls, name))} - {""}
    return sorted(methods | beans | _OF_OBJECT)


def _bean(method: str) -> str:
    for prefix in ("get", "is"):
        name = method[len(prefix) :]
        if method.startswith(prefix) and name[:1].isupper():
            return name[0].lower() + name[1:]
    return ""
