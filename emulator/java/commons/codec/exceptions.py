"""Exceptions of org.apache.commons.codec."""

from __future__ import annotations

from ...lang.throwable import JavaException
from ...registry import java_class


@java_class("org.apache.commons.codec.DecoderException")
class DecoderException(JavaException): ...


@java_class("org.apache.commons.codec.EncoderException")
class EncoderException(JavaException): ...
