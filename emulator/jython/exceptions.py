"""``except`` clauses with Jython's eyes, and ``raise E, v``.

A clause's test becomes ``__jy_catch__(classes)``, evaluated only when something was raised; it answers the class of the exception when
Jython would catch it. ``except Exception`` does not catch Java exceptions, ``except IOError`` catches java.io.IOException. What the
emulator says in its own name (EmulatorError) and the user's Ctrl-C pass every clause.
"""

from __future__ import annotations

import sys
from typing import Any, Optional

from ..base.errors import EmulatorError
from ..java.lang.throwable import Throwable
from ..java.registry import lookup
from .objects.old_classes import OldInstance, is_old_class

_NOTHING: tuple[type, ...] = ()
_UNCATCHABLE = (EmulatorError, KeyboardInterrupt)


def catch(*wanted: Any) -> Any:
    """The class to catch, or nothing; without an argument for a bare ``except:``."""
    error = sys.exc_info()[1]
    assert error is not None
    if isinstance(error, _UNCATCHABLE):
        return _NOTHING
    from .messages import in_jythons_words

    in_jythons_words(error)
    if isinstance(error, AttributeError):
        from .lacking import refuse_lacking

        refuse_lacking(error)
    return type(error) if not wanted or _matches(error, wanted[0]) else _NOTHING


def catch_last(wanted: Any) -> Any:
    """The last clause of a try: when it does not match either, the frame stands once more in Jython's traceback (Py.setException)."""
    caught = catch(wanted)
    error = sys.exc_info()[1]
    if caught is _NOTHING and not isinstance(error, _UNCATCHABLE):
        frame = id(sys._getframe(1))
        passed = passed_by(error)
        passed[frame] = passed.get(frame, 0) + 1
        error._jython_passed = passed  # type: ignore[union-attr]
    return caught


def passed_by(error: Optional[BaseException]) -> dict[int, int]:
    """Frame → how many try statements it left without being caught."""
    return getattr(error, "_jython_passed", {})


def caught(error: BaseException) -> Any:
    """What ``except E, e`` calls e."""
    return vars(error).get("old_instance", error)


def parts(error: Any) -> Any:
    """What is unpacked of a caught error: its arguments, unless its class has a way of its own (PyBaseException.__getitem__)."""
    return error.args if isinstance(error, BaseException) and not hasattr(error, "__iter__") else error


def _matches(error: BaseException, wanted: Any) -> bool:
    if isinstance(wanted, tuple):
        return any(_matches(error, one) for one in wanted)
    if not isinstance(wanted, type):
        return False
    if "old_instance" in vars(error):
        return is_old_class(wanted) and isinstance(caught(error), wanted)
    if isinstance(error, Throwable):
        if wanted is OSError:
            return isinstance(error, lookup("java.io.IOException") or ())
        return wanted not in (BaseException, object) and isinstance(error, wanted)
    if not isinstance(error, OSError):
        return isinstance(error, wanted)
    from .objects.system_errors import EnvironmentError2, OSError2

    if wanted is OSError:
        return not isinstance(error, OSError2)
    return isinstance(error, OSError if wanted is EnvironmentError2 else wanted)


def without_arguments(cls: Any) -> Any:
    """A script's class with an ``__init__`` of its own: of exceptions only BaseException.__init__ sets ``args``, not ``__new__``."""
    if isinstance(cls, type) and issubclass(cls, BaseException) and not hasattr(cls, "java_name"):
        cls.__new__ = lambda kind, *_, **__: BaseException.__new__(kind)  # type: ignore[method-assign]
    return cls


def make_raised(kind: Any, value: Any = None, traceback: Any = None) -> BaseException:
    """``raise kind, value``."""
    if isinstance(kind, tuple) and kind:
        kind = kind[0]
    if is_old_class(kind) or isinstance(kind, OldInstance) and is_old_class(type(kind)):
        from .old_raised import carried

        kind = carried(kind, value)
    if isinstance(kind, BaseException):
        error = kind
    elif not (isinstance(kind, type) and issubclass(kind, BaseException)):
        from .objects.types import type_name

        raise TypeError(f"exceptions must be old-style classes or derived from BaseException, not {type_name(kind)}")
    elif isinstance(value, kind):
        error = value
    elif value is None:
        error = kind()
    else:
        error = kind(*value) if isinstance(value, tuple) else kind(value)
    if type(error) is StopIteration:
        vars(error)["_jython_words"] = True
    for name in ("jython_frames", "_jython_passed"):
        vars(error).pop(name, None)
    return error.with_traceback(traceback)
