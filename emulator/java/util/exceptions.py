"""The exceptions of java.util."""

from __future__ import annotations

from ..io.exceptions import IOException
from ..lang.throwable import JavaRuntimeException
from ..registry import java_class


@java_class("java.util.ConcurrentModificationException")
class ConcurrentModificationException(JavaRuntimeException): ...


@java_class("java.util.EmptyStackException")
class EmptyStackException(JavaRuntimeException): ...


@java_class("java.util.MissingResourceException")
class MissingResourceException(JavaRuntimeException): ...


@java_class("java.util.NoSuchElementException")
class NoSuchElementException(JavaRuntimeException): ...


@java_class("java.util.InputMismatchException")
class InputMismatchException(NoSuchElementException): ...


@java_class("java.util.InvalidPropertiesFormatException")
class InvalidPropertiesFormatException(IOException): ...
