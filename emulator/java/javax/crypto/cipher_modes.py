"""How javax.crypto.Cipher strings blocks together: ECB, CBC, CTR, CFB, CFB8, OFB, and GCM (NIST SP 800-38A and 38D)."""

from __future__ import annotations

from typing import Callable, Dict, Protocol, Tuple


class BlockCipher(Protocol):
    """One block at a time."""

    block_size: int

    def __init__(self, key: bytes) -> None: ...

    def encrypt(self, block: bytes) -> bytes: ...

    def decrypt(self, block: bytes) -> bytes: ...


Step = Callable[[bytes], bytes]  # takes whole units of the mode, gives as many bytes; remembers what went before


def _xor(first: bytes, second: bytes) -> bytes:
    size = min(len(first), len(second))
    return (int.from_bytes(first[:size], "big") ^ int.from_bytes(second[:size], "big")).to_bytes(size, "big")


def _blocks(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def ecb(cipher: BlockCipher, iv: bytes, encrypting: bool) -> Step:
    block = cipher.encrypt if encrypting else cipher.decrypt
    return lambda data: b"".join(map(block, _blocks(data, cipher.block_size)))


def cbc(cipher: BlockCipher, iv: bytes, encrypting: bool) -> Step:
    before = iv

    def step(data: bytes) -> bytes:
        nonlocal before
        result = []
        for block in _blocks(data, cipher.block_size):
            if encrypting:
                before = cipher.encrypt(_xor(block, before))
                result.append(before)
            else:
                result.append(_xor(cipher.decrypt(block), before))
                before = block
        return b"".join(result)

    return step


def _stream(following: Callable[[], bytes]) -> Step:
    """Any number of bytes against what ``following`` gives, block after block."""
    left = b""

    def step(data: bytes) -> bytes:
        nonlocal left
        filled = bytearray(left)
        while len(filled) < len(data):
            filled += following()
        stream = bytes(filled)
        left = stream[len(data) :]
        return _xor(data, stream)

    return step


def _incremented(counter: bytes, bits: int) -> bytes:
    number = int.from_bytes(counter, "big")
    mask = (1 << bits) - 1
    return (number & ~mask | number + 1 & mask).to_bytes(len(counter), "big")


def _counting(cipher: BlockCipher, counter: bytes, bits: int) -> Callable[[], bytes]:
    def following() -> bytes:
        nonlocal counter
        block, counter = cipher.encrypt(counter), _incremented(counter, bits)
        return block

    return following


def ctr(cipher: BlockCipher, iv: bytes, encrypting: bool) -> Step:
    return _stream(_counting(cipher, iv, 8 * cipher.block_size))


def ofb(cipher: BlockCipher, iv: bytes, encrypting: bool) -> Step:
    register = iv

    def following() -> bytes:
        nonlocal register
        register = cipher.encrypt(register)
        return register

    return _stream(following)


def _feedback(size: int) -> Callable[[BlockCipher, bytes, bool], Step]:
    """CFB over units of so many bytes (0: of a block)."""

    def mode(cipher: BlockCipher, iv: bytes, encrypting: bool) -> Step:
        register = iv

        def step(data: bytes) -> bytes:
            nonlocal register
            result = []
            for unit in _blocks(data, size or cipher.block_size):
                changed = _xor(unit, cipher.encrypt(register))
                result.append(changed)
                register = (register + (changed if encrypting else unit))[-cipher.block_size :]
            return b"".join(result)

        return step

    return mode


class Gcm:
    """``step`` encrypts or decrypts, ``tag`` is over what was added, and the encrypted bytes that are given to it."""

    def __init__(self, cipher: BlockCipher, iv: bytes) -> None:
        self._hash_key = int.from_bytes(cipher.encrypt(bytes(16)), "big")
        first = iv + b"\x00\x00\x00\x01" if len(iv) == 12 else self._hashed(_filled(iv) + (len(iv) * 8).to_bytes(16, "big"))
        self._mask = cipher.encrypt(first)
        self.step = _stream(_counting(cipher, _incremented(first, 32), 32))

    def tag(self, added: bytes, encrypted: bytes, size: int) -> bytes:
        """Of so many bytes."""
        lengths = (len(added) * 8).to_bytes(8, "big") + (len(encrypted) * 8).to_bytes(8, "big")
        return _xor(self._hashed(_filled(added) + _filled(encrypted) + lengths), self._mask)[:size]

    def _hashed(self, data: bytes) -> bytes:
        """GHASH."""
        value = 0
        for block in _blocks(data, 16):
            value = _times(value ^ int.from_bytes(block, "big"), self._hash_key)
        return value.to_bytes(16, "big")


def _filled(data: bytes) -> bytes:
    return data + bytes(-len(data) % 16)


def _times(first: int, second: int) -> int:
    """The product in GF(2^128), whose bits stand the other way round."""
    product = 0
    for bit in range(127, -1, -1):
        if first >> bit & 1:
            product ^= second
        second = second >> 1 ^ (0xE1 << 120 if second & 1 else 0)
    return product


MODES: Dict[str, Tuple[Callable[[BlockCipher, bytes, bool], Step], int]] = {  # and its unit in bytes, 0: a block
    "ECB": (ecb, 0), "CBC": (cbc, 0), "CTR": (ctr, 1), "CFB": (_feedback(0), 0), "CFB8": (_feedback(1), 1), "OFB": (ofb, 0),
}  # fmt: skip
