"""What a javax.crypto.Cipher does between ``init`` and ``doFinal`` (SunJCE's CipherCore and GaloisCounterMode)."""

from __future__ import annotations

import os
from typing import Any, Optional

from ...lang.throwable import IllegalStateException, UnsupportedOperationException
from ...security.exceptions import InvalidAlgorithmParameterException, InvalidKeyException, ProviderException
from .cipher_modes import MODES, Gcm
from .exceptions import AEADBadTagException, BadPaddingException, IllegalBlockSizeException
from .spec.parameter_specs import GCMParameterSpec, IvParameterSpec
from .transformations import Transformation

_BAD_PADDING = "Given final block not properly padded. Such issues can arise if a bad key is used during decryption."


class Work:
    """``iv`` is None where the mode has none."""

    iv: Optional[bytes] = None

    def update(self, data: bytes) -> bytes:
        raise NotImplementedError

    def finish(self, data: bytes) -> bytes:
        raise NotImplementedError

    def needed(self, size: int) -> int:
        """How many bytes ``finish`` gives at most for so many more."""
        raise NotImplementedError

    def add(self, data: bytes) -> None:
        raise UnsupportedOperationException("The underlying Cipher implementation does not support this method")


class BlockWork(Work):
    """ECB, CBC, CTR, CFB and OFB: whole units are worked at, the rest waits."""

    def __init__(self, form: Transformation, key: bytes, encrypting: bool, spec: Any) -> None:
        self._form, self._encrypting = form, encrypting
        self._cipher = form.algorithm.make(key)
        self.iv = self._chosen_iv(spec)
        self._mode, unit = MODES[form.mode]
        self._unit = unit or form.algorithm.block_size
        self._begin()

    def _begin(self) -> None:
        self._step = self._mode(self._cipher, self.iv or b"", self._encrypting)
        self._waiting = b""

    def _chosen_iv(self, spec: Any) -> Optional[bytes]:
        size = self._form.algorithm.block_size
        if self._form.mode == "ECB":
            if spec is not None:
                raise InvalidAlgorithmParameterException("ECB mode cannot use IV")
            return None
        if spec is None:
            if not self._encrypting:
                raise InvalidKeyException("Parameters missing")
            return os.urandom(size)
        if not isinstance(spec, IvParameterSpec):
            raise InvalidAlgorithmParameterException(f"Unsupported parameter: {spec}")
        if len(spec._iv) != size:
            raise InvalidAlgorithmParameterException(f"Wrong IV length: must be {size} bytes long")
        return spec._iv

    def update(self, data: bytes) -> bytes:
        self._waiting += data
        ready = len(self._waiting)
        if self._form.padded and not self._encrypting:
            ready -= self._form.algorithm.block_size  # the last block holds the padding
        ready = max(ready, 0)
        ready -= ready % self._unit
        part, self._waiting = self._waiting[:ready], self._waiting[ready:]
        return self._step(part)

    def needed(self, size: int) -> int:
        size += len(self._waiting)
        block = self._form.algorithm.block_size
        return size - size % block + block if self._form.padded and self._encrypting else size

    def finish(self, data: bytes) -> bytes:
        last = self._waiting + data
        size = self._form.algorithm.block_size
        if self._form.padded and self._encrypting:
            count = size - len(last) % size
            last += bytes([count]) * count
        elif self._form.padded and len(last) % size:
            raise IllegalBlockSizeException(f"Input length must be multiple of {size} when decrypting with padded cipher")
        if len(last) % self._unit and self._form.mode not in ("CFB", "OFB"):
            self._waiting = bytes(len(self._waiting))  # CipherCore.doFinal wipes its buffer, and goes on with what it held
            raise IllegalBlockSizeException(f"Input length not multiple of {self._unit} bytes")
        result = self._step(last)
        self._begin()
        return self._unpadded(result) if self._form.padded and not self._encrypting and result else result

    def _unpadded(self, data: bytes) -> bytes:
        count = data[-1]
        if not 1 <= count <= self._form.algorithm.block_size or data[-count:] != bytes([count]) * count:
            raise BadPaddingException(_BAD_PADDING)
        return data[:-count]


class GcmWork(Work):
    """GCM: what is decrypted comes out when the tag was looked at."""

    def __init__(self, form: Transformation, key: bytes, encrypting: bool, spec: Any) -> None:
        self._cipher, self._encrypting = form.algorithm.make(key), encrypting
        self._bits = 128
        if spec is None:
            if not encrypting:
                raise InvalidKeyException("No GCMParameterSpec specified")
            self.iv = os.urandom(12)
        else:
            self._take(spec)
        self._begin()
        self._done = False  # set when something was encrypted

    def _take(self, spec: Any) -> None:
        if not isinstance(spec, GCMParameterSpec):
            raise InvalidAlgorithmParameterException("AlgorithmParameterSpec not of GCMParameterSpec")
        if spec._bits not in (96, 104, 112, 120, 128):
            raise InvalidAlgorithmParameterException("Unsupported TLen value.  Must be one of {128, 120, 112, 104, 96}")
        if not spec._iv:
            raise InvalidAlgorithmParameterException("IV is empty")
        self._bits, self.iv = spec._bits, spec._iv

    def _begin(self) -> None:
        assert self.iv is not None
        self._gcm = Gcm(self._cipher, self.iv)
        self._added, self._encrypted, self._waiting = b"", b"", b""
        self._begun = False

    def needed(self, size: int) -> int:
        size += len(self._waiting)
        return size + self._bits // 8 if self._encrypting else max(0, size - self._bits // 8)

    def _check_unused(self) -> None:
        if self._done:
            raise IllegalStateException("Must use either different key or  iv for GCM encryption")

    def add(self, data: bytes) -> None:
        self._check_unused()
        if self._begun:
            raise IllegalStateException("Update has been called; no more AAD data")
        self._added += data

    def update(self, data: bytes) -> bytes:
        """Whole blocks of what is encrypted; what is decrypted waits for its tag."""
        self._check_unused()
        self._begun = True
        self._waiting += data
        if not self._encrypting:
            return b""
        ready = len(self._waiting) - len(self._waiting) % self._cipher.block_size
        part, self._waiting = self._waiting[:ready], self._waiting[ready:]
        return self._crypted(part)

    def _crypted(self, data: bytes) -> bytes:
        result = self._gcm.step(data)
        self._encrypted += result
        return result

    def finish(self, data: bytes) -> bytes:
        result = self.update(data)
        size = self._bits // 8
        if self._encrypting:
            result += self._crypted(self._waiting)
            self._done = True
            return result + self._gcm.tag(self._added, self._encrypted, size)
        encrypted, tag = self._waiting[:-size], self._waiting[-size:]
        added, gcm = self._added, self._gcm
        self._begin()
        if len(tag) < size:
            raise ProviderException("javax.crypto.ShortBufferException: Output buffer invalid")
        if gcm.tag(added, encrypted, size) != tag:
            raise AEADBadTagException("Tag mismatch!")
        return gcm.step(encrypted)
