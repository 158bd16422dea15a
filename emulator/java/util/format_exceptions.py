"""What java.util.Formatter raises."""

from __future__ import annotations

from ..lang.throwable import IllegalArgumentException
from ..registry import java_class


@java_class("java.util.IllegalFormatException")
class IllegalFormatException(IllegalArgumentException): ...


@java_class("java.util.MissingFormatArgumentException")
class MissingFormatArgumentException(IllegalFormatException): ...


@java_class("java.util.IllegalFormatConversionException")
class IllegalFormatConversionException(IllegalFormatException): ...


@java_class("java.util.UnknownFormatConversionException")
class UnknownFormatConversionException(IllegalFormatException): ...


@java_class("java.util.FormatFlagsConversionMismatchException")
class FormatFlagsConversionMismatchException(IllegalFormatException): ...
