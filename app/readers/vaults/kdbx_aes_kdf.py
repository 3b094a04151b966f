"""How does a KeePass file's AES-KDF change half of a composite key?"""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

_BLOCK: Final = 16
_BLOCKS_AT_ONCE: Final = 1 << 14  # 256 KiB: stays in the cache, and bounds memory whatever the rounds


def iterated_aes(seed: bytes, block: bytes, rounds: int) -> bytes:
    """Encrypt one block `rounds` times over.

    CBC encrypts "plain text xor the block before": over zeros, with the block as initialisation vector, each output
    is the encryption of the one before. That is the whole loop in one call of the cipher.
    """
    encrypt = Cipher(AES256(seed), CBC(block)).encryptor().update_into
    zeros = bytes(_BLOCK * min(rounds, _BLOCKS_AT_ONCE))
    room = bytearray(len(zeros) + _BLOCK)
    while rounds:
        size = _BLOCK * min(rounds, _BLOCKS_AT_ONCE)
        encrypt(zeros[:size], room)
        block = bytes(room[size - _BLOCK : size])
        rounds -= size // _BLOCK
    return block
