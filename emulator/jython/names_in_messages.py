"""Types as Jython's error texts call them: Python 2's name, the full name of a Java class, ``instance`` for all old-style classes."""

from __future__ import annotations

import builtins
from functools import cache
from typing import Dict

from .objects.bytestring import NAME
from .objects.old_classes import is_old_class
from .objects.types import OF_HOST, binary_name
from .signatures import class_of_call, innermost


def of_long(name: str, error: BaseException) -> str:
    """A number beyond 32 bits is a long (Python 3.9 does not say which number it was)."""
    value = getattr(error, "obj", None)
    return "long" if name == "int" and isinstance(value, int) and not -(2**31) <= value < 2**31 else name


def old_name(name: str) -> str:
    """A type as Jython calls it: Python 2's name, the full name of a Java class."""
    return _OLD_NAMES.get(name) or exceptions().get(name) or java_classes().get(name, name)


@cache
def exceptions() -> Dict[str, str]:
    """The name of each of Python's own exceptions with its module, as a type's name has it."""
    own = {name: value for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)}
    return {name: "exceptions." + value.__name__ for name, value in own.items()}


def of_value(name: str, error: BaseException) -> str:
    """The type of a value of this class: ``instance`` for all old-style classes."""
    if name == "ScriptClass" and _names_old_class(error):
        return "classobj"
    return "instance" if is_old_class(class_of_call(error, name)) else old_name(name)


def _names_old_class(error: BaseException) -> bool:
    """Does the code that raised the error use an old-style class by its name?"""
    place = innermost(error.__traceback__)
    return place is not None and any(is_old_class(class_of_call(error, name)) for name in place.tb_frame.f_code.co_names)


def java_classes() -> Dict[str, str]:
    """Python class → Java name, of everything that scripts can hold."""
    from ..java.lang.object import Beans

    found, waiting = {}, list(Beans.__subclasses__())
    while waiting:
        cls = waiting.pop()
        waiting.extend(cls.__subclasses__())
        if cls.__module__.startswith("emulator."):
            found[cls.__name__] = binary_name(cls.java_name)
    return found


_OLD_NAMES = {
    **OF_HOST, "None": "NoneType",
    "Facade": "type", "str": "unicode", NAME: "str", "builtin_function_or_method": "builtin_function_or_method",
    "datetime.timedelta": "timedelta", "collections.OrderedDict": "OrderedDict", "defaultdict": "collections.defaultdict",
    "decimal.Decimal": "Decimal", "deque": "collections.deque", "collections.deque": "collections.deque", "array": "array.array",
    "re.Match": "org.python.modules.sre.MatchObject",
}  # fmt: skip
