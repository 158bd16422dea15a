"""The exceptions of java.nio.charset."""

from __future__ import annotations

from ...io.exceptions import IOException
from ...lang.throwable import IllegalArgumentException
from ...registry import java_class


@java_class("java.nio.charset.CharacterCodingException")
class CharacterCodingException(IOException): ...


@java_class("java.nio.charset.MalformedInputException")
class MalformedInputException(CharacterCodingException): ...


@java_class("java.nio.charset.UnmappableCharacterException")
class UnmappableCharacterException(CharacterCodingException): ...


@java_class("java.nio.charset.IllegalCharsetNameException")
class IllegalCharsetNameException(IllegalArgumentException): ...


@java_class("java.nio.charset.UnsupportedCharsetException")
class UnsupportedCharsetException(IllegalArgumentException): ...
