"""Exceptions of java.security."""

from __future__ import annotations

from ..lang.throwable import IllegalArgumentException, JavaException, JavaRuntimeException
from ..registry import java_class


@java_class("java.security.GeneralSecurityException")
class GeneralSecurityException(JavaException): ...


@java_class("java.security.NoSuchAlgorithmException")
class NoSuchAlgorithmException(GeneralSecurityException): ...


@java_class("java.security.KeyException")
class KeyException(GeneralSecurityException): ...


@java_class("java.security.InvalidKeyException")
class InvalidKeyException(KeyException): ...


@java_class("java.security.InvalidAlgorithmParameterException")
class InvalidAlgorithmParameterException(GeneralSecurityException): ...


@java_class("java.security.NoSuchProviderException")
class NoSuchProviderException(GeneralSecurityException): ...


@java_class("java.security.InvalidParameterException")
class InvalidParameterException(IllegalArgumentException): ...


@java_class("java.security.ProviderException")
class ProviderException(JavaRuntimeException): ...
