"""Exceptions of java.security."""

from __future__ import annotations

from ..lang.throwable import JavaException
from ..registry import java_class


@java_class("java.security.GeneralSecurityException")
class GeneralSecurityException(JavaException): ...


@java_class("java.security.NoSuchAlgorithmException")
class NoSuchAlgorithmException(GeneralSecurityException): ...


@java_class("java.security.KeyException")
class KeyException(GeneralSecurityException): ...


@java_class("java.security.InvalidKeyException")
class InvalidKeyException(KeyException): ...
