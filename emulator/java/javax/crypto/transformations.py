"""What Cipher.getInstance takes: algorithm, mode and padding (SunJCE of JDK 17)."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Tuple, Type

from ....base.errors import NotEmulated
from ...security.exceptions import NoSuchAlgorithmException
from .aes import Aes
from .cipher_modes import MODES, BlockCipher
from .des import Des, TripleDes

_NOT_EMULATED = frozenset(("BLOWFISH", "RC2", "ARCFOUR", "RC4", "RSA", "CHACHA20", "CHACHA20-POLY1305", "AESWRAP", "DESEDEWRAP"))
_MODES = frozenset((*MODES, "GCM"))


class Algorithm(NamedTuple):
    """``sizes``: of its keys in bytes."""

    name: str
    make: Type[BlockCipher]
    sizes: Tuple[int, ...]

    @property
    def block_size(self) -> int:
        """In bytes."""
        return self.make.block_size


class Transformation(NamedTuple):
    """``padded``: with PKCS5Padding."""

    algorithm: Algorithm
    mode: str
    padded: bool


_ALGORITHMS: Dict[str, Algorithm] = {
    "AES": Algorithm("AES", Aes, (16, 24, 32)), "DES": Algorithm("DES", Des, (8,)),
    "DESEDE": Algorithm("DESede", TripleDes, (24,)), "TRIPLEDES": Algorithm("DESede", TripleDes, (24,)),
    **{f"AES_{bits}": Algorithm("AES", Aes, (bits // 8,)) for bits in (128, 192, 256)},
}  # fmt: skip


def transformation(text: Optional[str]) -> Transformation:
    """``AES``, ``AES/CBC/PKCS5Padding``; NoSuchAlgorithmException."""
    if not text:
        raise NoSuchAlgorithmException("Null or empty transformation")
    parts = _parts(text)
    algorithm = _ALGORITHMS.get(parts[0].upper())
    mode, padding = (part.upper() for part in parts[1:]) if len(parts) == 3 else ("ECB", "PKCS5PADDING")
    if parts[0].upper() in _NOT_EMULATED or parts[0].upper().startswith("PBE"):
        raise NotEmulated(f"Cipher {text}", "", "AES, DES and DESede are")
    if algorithm is not None and padding == "ISO10126PADDING":
        raise NotEmulated(f"Cipher {text}", "", "PKCS5Padding is; ISO10126Padding is random")
    streaming = mode in ("CTR", "GCM")
    is_offered = mode in _MODES and padding in (("NOPADDING",) if streaming else ("NOPADDING", "PKCS5PADDING"))
    if algorithm is None or not is_offered or (mode == "GCM" and algorithm.block_size != 16):
        raise NoSuchAlgorithmException(f"Cannot find any provider supporting {text}")
    return Transformation(algorithm, mode, padding == "PKCS5PADDING")


def _parts(text: str) -> List[str]:
    """Cipher.tokenizeTransformation."""
    parts = [part.strip() for part in text.split("/", 2) if part]
    if len(parts) not in (1, 3):
        raise NoSuchAlgorithmException(f"Invalid transformation format:{text}")
    return parts
