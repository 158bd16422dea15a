"""javax.crypto.spec.IvParameterSpec and GCMParameterSpec."""

from __future__ import annotations

from array import array
from typing import Optional, Sequence

from ....io.streams import to_java_bytes
from ....lang.signature import constructor_takes
from ....lang.throwable import ArrayIndexOutOfBoundsException, IllegalArgumentException, NullPointerException
from ....registry import java_class
from ....security.spec.algorithm_parameter_spec import AlgorithmParameterSpec

_NO_IV = 'Cannot read the array length because "iv" is null'


def cut(data: bytes, bounds: Sequence[int], too_short: str) -> bytes:
    """A part of so many bytes from a place on, in the words of javax.crypto.spec."""
    if not bounds:
        return data
    start, length = bounds
    if start < 0 or length < 0:
        raise ArrayIndexOutOfBoundsException("offset is negative" if start < 0 else "len is negative")
    if len(data) - start < length:
        raise IllegalArgumentException(too_short)
    return data[start : start + length]


@java_class("javax.crypto.spec.IvParameterSpec")
class IvParameterSpec(AlgorithmParameterSpec):
    """An initialization vector."""

    @constructor_takes("byte[]", "byte[], int, int")
    def __init__(self, iv: Optional[bytes], *bounds: int) -> None:
        if iv is None:
            raise IllegalArgumentException("IV missing") if bounds else NullPointerException(_NO_IV)
        self._iv = cut(iv, bounds, "IV buffer too short for given offset/length combination")

    def getIV(self) -> array[int]:
        return to_java_bytes(self._iv)


@java_class("javax.crypto.spec.GCMParameterSpec")
class GCMParameterSpec(AlgorithmParameterSpec):
    """The length of the tag in bits, and an initialization vector."""

    @constructor_takes("int, byte[]", "int, byte[], int, int")
    def __init__(self, bits: int, iv: Optional[bytes], *bounds: int) -> None:
        if bits < 0:
            raise IllegalArgumentException("Length argument is negative")
        if iv is None:
            raise IllegalArgumentException("src array is null")
        if bounds and (min(bounds) < 0 or sum(bounds) > len(iv)):
            raise IllegalArgumentException("Invalid buffer arguments")
        self._bits, self._iv = bits, iv[bounds[0] : sum(bounds)] if bounds else iv

    def getTLen(self) -> int:
        return self._bits

    def getIV(self) -> array[int]:
        return to_java_bytes(self._iv)
