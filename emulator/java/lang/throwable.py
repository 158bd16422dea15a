"""The Throwable tree: Java's exceptions that scripts catch and raise, and NiFi's own.

``except Exception`` does not catch them (Throwable stands beside Python's Exception, as in Jython); a bare except, java.lang.Exception,
java.lang.Throwable or the class itself do. They have no ``args``; ``str(e)`` is Java's toString. Classes whose plain name would hide a
name of Python are called Java…: JavaException, JavaError, JavaRuntimeException.
"""

from __future__ import annotations

import sys
from typing import Any, ClassVar, List, NoReturn, Optional

from ..registry import java_class
from .object import Beans, class_name, identity_hash


@java_class("java.lang.Throwable")
class Throwable(Beans, BaseException):
    """java.lang.Throwable: ``Throwable()``, ``(message)``, ``(message, cause)`` or ``(cause)``."""

    java_name: ClassVar[str]
    _message: Optional[str]
    _cause: Optional[BaseException]
    _script_line: Optional[int] = None  # of the script's file, where the error left a script
    _script_place: Optional[str] = None  # where in the script it was raised, with the line

    def __init__(self, message: Any = None, cause: Optional[BaseException] = None, *_: Any) -> None:
        if isinstance(message, BaseException) and cause is None:
            message, cause = str(message) if isinstance(message, Throwable) else f"{type(message).__name__}: {message}", message
        self._message = message if message is None or isinstance(message, str) else str(message)
        self._cause = cause
        self._suppressed: List[BaseException] = []

    @property
    def args(self) -> NoReturn:  # type: ignore[override]
        """Java exceptions have none."""
        raise AttributeError(f"'{class_name(self)}' object has no attribute 'args'")

    def getMessage(self) -> Optional[str]:
        """The message, None when there is none."""
        return self._message

    def getLocalizedMessage(self) -> Optional[str]:
        return self.getMessage()

    def getCause(self) -> Optional[BaseException]:
        """What caused it, None when nothing did."""
        return self._cause

    def initCause(self, cause: Optional[BaseException]) -> Throwable:
        if self._cause is not None:
            raise IllegalStateException("Can't overwrite cause with " + str(cause), self)
        self._cause = cause
        return self

    def getStackTrace(self) -> List[Any]:
        """No Java frames here: empty."""
        return []

    def fillInStackTrace(self) -> Throwable:
        return self

    def addSuppressed(self, suppressed: BaseException) -> None:
        """Remember an exception that was raised while this one was handled."""
        self._suppressed.append(suppressed)

    def getSuppressed(self) -> List[BaseException]:
        return list(self._suppressed)

    def printStackTrace(self, target: Any = None) -> None:
        """Writes the chain of causes, without frames, to stderr or to something with println or write."""
        text = "\nCaused by: ".join(str(one) for one in chain(self))
        if target is None:
            sys.stderr.write(text + "\n")
        elif hasattr(target, "println"):
            target.println(text)
        else:
            target.write(text + "\n")

    def toString(self) -> str:
        message = self.getLocalizedMessage()
        return class_name(self) if message is None else f"{class_name(self)}: {message}"

    def hashCode(self) -> int:
        """A number that stays the same for this object."""
        return identity_hash(self)

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return self.toString()


def chain(error: Optional[BaseException]) -> List[BaseException]:
    """An exception and its causes, outermost first."""
    errors: List[BaseException] = []
    while error is not None and error not in errors:
        errors.append(error)
        error = error.getCause() if isinstance(error, Throwable) else None
    return errors


@java_class("java.lang.Exception")
class JavaException(Throwable): ...


@java_class("java.lang.Error")
class JavaError(Throwable): ...


@java_class("java.lang.AssertionError")
class JavaAssertionError(JavaError): ...


@java_class("java.lang.OutOfMemoryError")
class OutOfMemoryError(JavaError): ...


@java_class("java.lang.StackOverflowError")
class StackOverflowError(JavaError): ...


@java_class("java.lang.NoClassDefFoundError")
class NoClassDefFoundError(JavaError): ...


@java_class("java.lang.CloneNotSupportedException")
class CloneNotSupportedException(JavaException): ...


@java_class("java.lang.InterruptedException")
class InterruptedException(JavaException): ...


@java_class("java.lang.ReflectiveOperationException")
class ReflectiveOperationException(JavaException): ...


@java_class("java.lang.ClassNotFoundException")
class ClassNotFoundException(ReflectiveOperationException): ...


@java_class("java.lang.NoSuchFieldException")
class NoSuchFieldException(ReflectiveOperationException): ...


@java_class("java.lang.NoSuchMethodException")
class NoSuchMethodException(ReflectiveOperationException): ...


@java_class("java.lang.RuntimeException")
class JavaRuntimeException(JavaException): ...


@java_class("java.lang.ArithmeticException")
class ArithmeticException(JavaRuntimeException): ...


@java_class("java.lang.ArrayStoreException")
class ArrayStoreException(JavaRuntimeException): ...


@java_class("java.lang.ClassCastException")
class ClassCastException(JavaRuntimeException): ...


@java_class("java.lang.IllegalArgumentException")
class IllegalArgumentException(JavaRuntimeException): ...


@java_class("java.lang.NumberFormatException")
class NumberFormatException(IllegalArgumentException): ...


@java_class("java.lang.IllegalMonitorStateException")
class IllegalMonitorStateException(JavaRuntimeException): ...


@java_class("java.lang.IllegalStateException")
class IllegalStateException(JavaRuntimeException): ...


@java_class("java.lang.IndexOutOfBoundsException")
class IndexOutOfBoundsException(JavaRuntimeException): ...


@java_class("java.lang.ArrayIndexOutOfBoundsException")
class ArrayIndexOutOfBoundsException(IndexOutOfBoundsException): ...


@java_class("java.lang.StringIndexOutOfBoundsException")
class StringIndexOutOfBoundsException(IndexOutOfBoundsException): ...


@java_class("java.lang.NegativeArraySizeException")
class NegativeArraySizeException(JavaRuntimeException): ...


@java_class("java.lang.NullPointerException")
class NullPointerException(JavaRuntimeException): ...


@java_class("java.lang.SecurityException")
class SecurityException(JavaRuntimeException): ...


@java_class("java.lang.UnsupportedOperationException")
class UnsupportedOperationException(JavaRuntimeException): ...
