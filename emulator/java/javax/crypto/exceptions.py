"""Exceptions of javax.crypto."""

from __future__ import annotations

from ...registry import java_class
from ...security.exceptions import GeneralSecurityException


@java_class("javax.crypto.NoSuchPaddingException")
class NoSuchPaddingException(GeneralSecurityException): ...


@java_class("javax.crypto.IllegalBlockSizeException")
class IllegalBlockSizeException(GeneralSecurityException): ...


@java_class("javax.crypto.ShortBufferException")
class ShortBufferException(GeneralSecurityException): ...


@java_class("javax.crypto.BadPaddingException")
class BadPaddingException(GeneralSecurityException): ...


@java_class("javax.crypto.AEADBadTagException")
class AEADBadTagException(BadPaddingException): ...
