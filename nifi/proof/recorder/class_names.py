"""The name of a class file's class, where it is public (The Java Virtual Machine Specification, chapter 4)."""

from __future__ import annotations

import struct
from typing import Dict, Optional

_PUBLIC, _SYNTHETIC, _MODULE = 0x0001, 0x1000, 0x8000
_SIZES = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
_UTF8, _CLASS, _LONG, _DOUBLE = 1, 7, 5, 6


def public_name(data: bytes) -> Optional[str]:
    """``java.util.Map$Entry``; None for a class that is not public or that the compiler made."""
    texts: Dict[int, str] = {}
    classes: Dict[int, int] = {}
    count, place, index = struct.unpack_from(">H", data, 8)[0], 10, 1
    while index < count:
        tag = data[place]
        if tag == _UTF8:
            length = struct.unpack_from(">H", data, place + 1)[0]
            texts[index] = data[place + 3 : place + 3 + length].decode("utf-8", "replace")
            place += 3 + length
        else:
            if tag == _CLASS:
                classes[index] = struct.unpack_from(">H", data, place + 1)[0]
            place += 1 + _SIZES[tag]
        index += 2 if tag in (_LONG, _DOUBLE) else 1
    flags, this = struct.unpack_from(">HH", data, place)
    public = flags & _PUBLIC and not flags & (_SYNTHETIC | _MODULE)
    return texts[classes[this]].replace("/", ".") if public else None
