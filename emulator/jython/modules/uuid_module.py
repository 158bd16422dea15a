"""``uuid``: with a seed the random ones are the run's."""

from __future__ import annotations

import random
import uuid
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, as_unicode, from_bytes, plain, to_bytes
from ..objects.integers import Long
from .catalog import python_module


class UUID(uuid.UUID):
    """``uuid.UUID``: texts are byte strings, numbers longs."""

    def __init__(
        self,
        hex: Any = None,
        bytes: Any = None,
        bytes_le: Any = None,
        fields: Any = None,
        int: Any = None,
        version: Any = None,  # noqa: A002
    ) -> None:
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError(ByteString("need one of hex, bytes, bytes_le, fields, or int"))
        super().__init__(
            plain(hex) if hex is not None else None, to_bytes(bytes) if bytes is not None else None,
            to_bytes(bytes_le) if bytes_le is not None else None, fields, int, version,
        )  # fmt: skip

    @property
    def hex(self) -> ByteString:
        """32 digits."""
        return ByteString(super().hex)

    @property
    def urn(self) -> ByteString:
        """As a URN."""
        return ByteString(super().urn)

    @property
    def bytes(self) -> Any:
        """16 bytes."""
        return from_bytes(super().bytes)

    @property
    def bytes_le(self) -> Any:
        """16 bytes, the first three fields little-endian."""
        return from_bytes(super().bytes_le)

    def __str__(self) -> str:
        return ByteString(super().__str__())

    def __repr__(self) -> str:
        return ByteString(f"UUID('{plain(super().__str__())}')")


UUID.__module__ = "uuid"
_NUMBERS = ("RESERVED_NCS", "RFC_4122", "RESERVED_MICROSOFT", "RESERVED_FUTURE")
_NAMESPACES = ("NAMESPACE_DNS", "NAMESPACE_URL", "NAMESPACE_OID", "NAMESPACE_X500")


def _of(host: uuid.UUID) -> UUID:
    return UUID(int=host.int)


def _named(make: Any) -> Any:
    def call(namespace: Any, name: Any) -> UUID:
        text = plain(name) if isinstance(name, ByteString) else as_unicode(name)
        space = uuid.UUID(int=namespace.int)
        return UUID(bytes=from_bytes(_digest(make, space, text)))

    return call


def _digest(make: Any, space: uuid.UUID, name: str) -> bytes:
    """The hash of the name's own bytes, which Python 3 would write as UTF-8."""
    import hashlib

    version = 3 if make is uuid.uuid3 else 5
    digest = hashlib.new("md5" if version == 3 else "sha1", space.bytes + name.encode("latin-1"), usedforsecurity=False).digest()[:16]
    return uuid.UUID(bytes=digest, version=version).bytes


@python_module("uuid")
def build(interpreter: Any) -> ModuleType:
    source = interpreter.random if interpreter.random is not None else random.SystemRandom()
    module = ModuleType("uuid")
    module.__dict__.update({name: ByteString(getattr(uuid, name)) for name in _NUMBERS})
    module.__dict__.update({name: _of(getattr(uuid, name)) for name in _NAMESPACES})
    module.__dict__.update(
        UUID=UUID, uuid1=lambda node=None, clock_seq=None: _of(uuid.uuid1(node, clock_seq)), uuid3=_named(uuid.uuid3),
        uuid5=_named(uuid.uuid5),
        uuid4=lambda: UUID(int=source.getrandbits(128), version=4), getnode=lambda: Long(uuid.getnode()),
    )  # fmt: skip
    return module
