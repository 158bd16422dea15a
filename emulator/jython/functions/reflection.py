"""Built-in functions that look at any value: its attributes, its class, its hash, how it is shown."""

from __future__ import annotations

import builtins as host
import sys
from typing import Any, Callable

from ...base.errors import EmulatorError
from ...java.lang.object import JavaObject
from ..attributes import get_attribute
from ..lacking import refuse_lacking
from ..objects.bytestring import ByteString
from ..objects.facade import Facade
from ..objects.later import later
from ..objects.old_classes import is_old_class
from ..objects.order import hash_code
from ..objects.system_errors import OSError2


def _getattr(value: Any, name: str, *default: Any) -> Any:
    if not isinstance(name, str):
        raise _no_name("getattr")
    _refuse_letters(name)
    try:
        return get_attribute(value, str.__str__(name))
    except AttributeError as error:
        if default:
            refuse_lacking(error)
            return default[0]
        raise


def _no_name(function: str) -> TypeError:
    return TypeError(ByteString(f"{function}(): attribute name must be string"))


def _refuse_letters(name: str) -> None:
    """The name of an attribute is ASCII."""
    if not name.isascii() and not isinstance(name, ByteString):
        later.encode(name, "ascii", "strict")


def _hasattr(value: Any, name: str) -> bool:
    if not isinstance(name, str):
        raise _no_name("hasattr")
    _refuse_letters(name)
    try:
        get_attribute(value, str.__str__(name))
    except EmulatorError:
        raise
    except Exception as error:  # Python 2 takes any error for "no"
        refuse_lacking(error)
        return False
    return name != "__iter__" or not isinstance(value, str)


def _setattr(value: Any, name: str, item: Any) -> None:
    if not isinstance(name, str):
        raise _no_name("setattr")
    setattr(value, str.__str__(name), item)


def _hash(value: Any) -> int:
    if isinstance(value, slice):  # CPython has a hash for it since 3.12
        raise TypeError(ByteString("unhashable type: 'slice'"))
    host.hash(value)
    code = int(hash_code(value))
    return code - 2**32 if code >= 2**31 else code


def _issubclass(cls: Any, bases: Any) -> bool:
    if bases is object and is_old_class(cls):
        return False
    if bases is OSError and isinstance(cls, type) and issubclass(cls, OSError2):
        return False
    return issubclass(getattr(cls, "host", cls), bases)


def _super(kind: Any, *instance: Any) -> Any:
    if not isinstance(kind, (type, Facade)) or is_old_class(kind):
        raise TypeError(ByteString("super: argument 1 must be type"))
    return super(getattr(kind, "host", kind), *instance)


_NO_SPEC = ByteString("")


def _format(value: Any, spec: Any = _NO_SPEC) -> str:
    if not isinstance(spec, str):
        raise TypeError(ByteString("__format__ requires str or unicode"))
    template = "{:" + str.__str__(spec) + "}"
    is_unicode = isinstance(value, str) and not isinstance(value, ByteString) or isinstance(value, JavaObject)
    unicode = not isinstance(spec, ByteString) or is_unicode
    return later.format_string(template if unicode else ByteString(template), (value,), {})


def _apply(function: Callable[..., Any], arguments: Any = (), *keywords: Any) -> Any:
    named = keywords[0] if keywords else {}
    if not isinstance(named, dict):
        raise TypeError(ByteString("apply() 3rd argument must be a dictionary with string keys"))
    if not all(isinstance(name, ByteString) for name in named):
        raise TypeError(ByteString("keywords must be strings"))
    return function(*list(arguments), **{str.__str__(name): value for name, value in named.items()})


def _intern(text: Any) -> ByteString:
    if not isinstance(text, ByteString):
        raise TypeError(ByteString(f"intern() argument 1 must be string, not {later.type_name(text)}"))
    return text


def _dir(*value: Any) -> list[Any]:
    if value and hasattr(type(value[0]), "java_name"):
        from ..java_dir import java_dir

        return java_dir(value[0])
    names = host.dir(*value) if value else list(sys._getframe(1).f_locals)
    return sorted(ByteString(name) for name in names)
