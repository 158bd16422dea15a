"""The text of uuids is that of Python's own ``uuid``."""

from __future__ import annotations

import uuid

import pytest

from emulator.base.uuids import named_uuid, uuid_text


@pytest.mark.parametrize("name", ["", "a", "processor/flowfile/tx/1", "ö€𝄞"])
def test_a_named_uuid_is_version_5_of_the_namespace_of_object_identifiers(name: str) -> None:
    assert named_uuid(name) == str(uuid.uuid5(uuid.NAMESPACE_OID, name))


@pytest.mark.parametrize("version", [4, 5])
@pytest.mark.parametrize("bits", [0, 1, (1 << 128) - 1, 0x0123456789ABCDEFFEDCBA9876543210])
def test_whatever_the_bits_version_and_variant_are_those_of_rfc_4122(bits: int, version: int) -> None:
    assert uuid_text(bits, version) == str(uuid.UUID(int=bits, version=version))
