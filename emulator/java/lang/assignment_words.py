"""What an assignment to a bean property says where its setter refuses the value."""

from __future__ import annotations

from typing import Any, Optional


def shown(value: Any) -> str:
    """``repr`` as Jython has it."""
    if type(value) is list:
        return "[" + ", ".join(map(shown, value)) + "]"
    return "u" + ascii(value) if type(value) is str else repr(value)


def not_converted(value: Any, error: TypeError) -> Optional[TypeError]:
    """What an assignment says where a call says "1st arg can't be coerced to" (PyBeanProperty)."""
    of_call, _, kind = str(error).partition("(): 1st arg can't be coerced to ")
    if not kind or " " in of_call or "," in kind:
        return None
    return TypeError(f"can't convert {shown(value)} to {_FULL_NAMES.get(kind, kind)}")


_FULL_NAMES = {"String": "java.lang.String", "Object": "java.lang.Object", "byte[]": "[B"}
