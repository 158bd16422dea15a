"""Exceptions of java.security.spec."""

from __future__ import annotations

from ...registry import java_class
from ..exceptions import GeneralSecurityException


@java_class("java.security.spec.InvalidKeySpecException")
class InvalidKeySpecException(GeneralSecurityException): ...
