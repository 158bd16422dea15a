"""javax.crypto.SecretKey."""

from __future__ import annotations

from ...registry import java_class
from ...security.key import Key


@java_class("javax.crypto.SecretKey")
class SecretKey(Key):
    """A symmetric key."""
