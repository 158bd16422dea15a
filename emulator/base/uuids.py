"""The text of uuids, without the objects of Python's ``uuid``, which cost more than what they are made of."""

from __future__ import annotations

_NAMESPACE_OID = bytes.fromhex("6ba7b8129dad11d180b400c04fd430c8")
_NO_VERSION = ~0xF000_C000_0000_0000_0000  # what RFC 4122 puts into a uuid, version and variant, taken out
_VERSIONS = {4: 0x4000_8000_0000_0000_0000, 5: 0x5000_8000_0000_0000_0000}


def uuid_text(bits: int, version: int) -> str:
    """A uuid of version 4 (of random bits) or 5 (of a hash)."""
    text = f"{bits & _NO_VERSION | _VERSIONS[version]:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def named_uuid(name: str) -> str:
    """``str(uuid5(NAMESPACE_OID, name))``: the same for the same name."""
    from hashlib import sha1

    digest = sha1(_NAMESPACE_OID + name.encode(), usedforsecurity=False).digest()
    return uuid_text(int.from_bytes(digest[:16], "big"), 5)
