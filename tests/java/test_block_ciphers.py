"""AES, DES and the modes against the published vectors: FIPS 197 and 46-3, NIST SP 800-38A, the GCM specification."""

from __future__ import annotations

import pytest

from emulator.java.javax.crypto.aes import Aes
from emulator.java.javax.crypto.cipher_modes import MODES, Gcm
from emulator.java.javax.crypto.des import Des, TripleDes

KEY = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
TEXT = bytes.fromhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
OF_MODES = {  # mode → what SP 800-38A has for the text's first two blocks
    "ECB": "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf",
    "CBC": "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2",
    "CFB": "3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad9f1ce58b",
    "CFB8": "3b79424c9c0dd436bace9e0ed4586a4f32b9ded50ae3ba69d472e88267fb5052",
    "OFB": "3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52dac54ed825",
}


@pytest.mark.parametrize("size, encrypted", [
    (16, "69c4e0d86a7b0430d8cdb78070b4c55a"),
    (24, "dda97ca4864cdfe06eaf70a0ec0d7191"),
    (32, "8ea2b7ca516745bfeafc49904b496089"),
])  # fmt: skip
def test_aes_is_that_of_fips_197(size: int, encrypted: str) -> None:
    block, cipher = bytes.fromhex("00112233445566778899aabbccddeeff"), Aes(bytes(range(size)))
    assert cipher.encrypt(block).hex() == encrypted
    assert cipher.decrypt(bytes.fromhex(encrypted)) == block


def test_des_is_that_of_fips_46() -> None:
    block, cipher = bytes.fromhex("0123456789abcdef"), Des(bytes.fromhex("133457799bbcdff1"))
    assert cipher.encrypt(block).hex() == "85e813540f0ab405"
    assert cipher.decrypt(cipher.encrypt(block)) == block


def test_triple_des_with_one_key_is_des() -> None:
    key = bytes.fromhex("133457799bbcdff1")
    assert TripleDes(key * 3).encrypt(b"12345678") == Des(key).encrypt(b"12345678")
    assert TripleDes(bytes(range(24))).decrypt(TripleDes(bytes(range(24))).encrypt(b"12345678")) == b"12345678"


@pytest.mark.parametrize("mode", OF_MODES)
def test_a_mode_is_that_of_sp_800_38a(mode: str) -> None:
    make, _ = MODES[mode]
    encrypted = make(Aes(KEY), bytes(range(16)), True)(TEXT)
    assert encrypted.hex() == OF_MODES[mode]
    assert make(Aes(KEY), bytes(range(16)), False)(encrypted) == TEXT


def test_ctr_counts_and_takes_any_pieces() -> None:
    counter = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
    step = MODES["CTR"][0](Aes(KEY), counter, True)
    assert (step(TEXT[:5]) + step(TEXT[5:])).hex() == "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"


@pytest.mark.parametrize("iv, tag", [
    ("cafebabefacedbaddecaf888", "5bc94fbc3221a5db94fae95ae7121a47"),
    ("cafebabefacedbad", "3612d2e79e3b0785561be14aaca2fccb"),
])  # fmt: skip
def test_gcm_has_the_tags_of_its_specification(iv: str, tag: str) -> None:
    text = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    gcm = Gcm(Aes(bytes.fromhex("feffe9928665731c6d6a8f9467308308")), bytes.fromhex(iv))
    assert gcm.tag(bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2"), gcm.step(text), 16).hex() == tag
