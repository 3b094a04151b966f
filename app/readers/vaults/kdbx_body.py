"""How does the encrypted content of a KeePass file become a document?

Done here rather than by pykeepass (whose Twofish we use), because hostile files need what it does not have: a bound on
what a few compressed bytes may grow into, the header check of KDBX 3, exact causes, texts above 10 MB, and an answer
where it would hand out the encrypted text of a protected value that it cannot open.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from lxml import etree

from app.readers.vaults.errors import (
    FileCut,
    FileDamaged,
    FileTooLarge,
    FormatRefused,
    HeaderAltered,
    KeyWrong,
)
from app.readers.vaults.kdbx_header import Header, InnerKey, PayloadCipher, inner_key
from app.readers.vaults.kdbx_xml import MarkupRefused, chacha20, open_protected, parse
from app.readers.vaults.reader import Untrusted

_DIGEST: Final = 32
_BLOCK: Final = 16
_LARGEST_MEBIBYTES: Final = 256


def document(untrusted: Untrusted, header: Header, transformed: bytes) -> etree._Element:
    """Return the decrypted document, its protected values opened.

    Raises KeyWrong, FileCut, FileDamaged, FileTooLarge (it would inflate above the cap) or HeaderAltered.
    """
    if header.major == _KDBX_3:
        return _document_3(untrusted, header, transformed)
    return _document_4(untrusted, header, transformed)


_KDBX_3: Final = 3


def _document_3(untrusted: Untrusted, header: Header, transformed: bytes) -> etree._Element:
    name = untrusted.name
    key = hashlib.sha256(header.master_seed + transformed).digest()
    encrypted = memoryview(untrusted.data)[len(header.signed) :]
    if _decrypted(header, key, bytes(encrypted[:_DIGEST])) != header.start:
        raise KeyWrong(name=name)
    padded = memoryview(_decrypted(header, key, bytes(encrypted)))
    content = b"".join(_hashed_blocks(name, padded[_DIGEST:]))
    root = _parsed(name, _inflated(name, content) if header.compressed else content)
    _check_header_hash(name, header, root)
    if header.inner is None:
        raise FileDamaged(name=name)
    return _opened(name, root, header.inner)


def _hashed_blocks(name: str, data: memoryview) -> Iterator[memoryview]:
    """Yield the blocks of KDBX 3: number, SHA-256, size, bytes. An empty block ends them."""
    at = 0
    while True:
        if at + _BLOCK_HEAD.size > len(data):
            raise FileCut(name=name)
        _, digest, size = _BLOCK_HEAD.unpack_from(data, at)
        at += _BLOCK_HEAD.size
        if not size:
            return
        block = data[at : at + size]
        if len(block) < size:
            raise FileCut(name=name)
        if hashlib.sha256(block).digest() != digest:
            raise FileDamaged(name=name)
        yield block
        at += size


_BLOCK_HEAD: Final = struct.Struct("<I32sI")


def _check_header_hash(name: str, header: Header, root: etree._Element) -> None:
    """Compare the header with the checksum kept inside; KDBX 3.0 has none. pykeepass does not look."""
    shown = root.findtext("Meta/HeaderHash")
    if shown and shown.strip() != base64.b64encode(hashlib.sha256(header.signed).digest()).decode():
        raise HeaderAltered(name=name)


def _document_4(untrusted: Untrusted, header: Header, transformed: bytes) -> etree._Element:
    name = untrusted.name
    signing = hashlib.sha512(header.master_seed + transformed + b"\x01").digest()
    at = len(header.signed) + _DIGEST
    signature = untrusted.data[at : at + _DIGEST]
    if not hmac.compare_digest(signature, _signature(signing, _HEADER_BLOCK, header.signed)):
        raise KeyWrong(name=name)
    blocks = _signed_blocks(name, memoryview(untrusted.data)[at + _DIGEST :], signing)
    key = hashlib.sha256(header.master_seed + transformed).digest()
    content = _decrypted(header, key, b"".join(blocks))
    if header.cipher is not PayloadCipher.CHACHA20:
        content = content[: -content[-1]] if content and 0 < content[-1] <= _BLOCK else content
    if header.compressed:
        content = _inflated(name, content)
    inner, xml = _inner_header(name, content)
    return _opened(name, _parsed(name, xml), inner)


_HEADER_BLOCK: Final = bytes(8 * [255])


def _signature(signing: bytes, number: bytes, data: bytes | memoryview) -> bytes:
    return hmac.digest(hashlib.sha512(number + signing).digest(), data, "sha256")


def _signed_blocks(name: str, data: memoryview, signing: bytes) -> Iterator[memoryview]:
    """Yield the blocks of KDBX 4: HMAC, size, bytes. An empty block ends them; it is signed too."""
    at = index = 0
    while True:
        start = at + _DIGEST
        if start + 4 > len(data):
            raise FileCut(name=name)
        (size,) = struct.unpack_from("<I", data, start)
        end = start + 4 + size
        if end > len(data):
            raise FileCut(name=name)
        number = struct.pack("<Q", index)
        if not hmac.compare_digest(data[at:start], _signature(signing, number, number + data[start:end])):
            raise FileDamaged(name=name)
        if not size:
            return
        yield data[start + 4 : end]
        at, index = end, index + 1


def _inner_header(name: str, content: bytes) -> tuple[InnerKey, bytes]:
    """Return what opens protected values, and the document after it. Attachments are passed over."""
    fields: dict[int, bytes] = {}
    at = 0
    while 0 not in fields:
        if at + 5 > len(content):
            raise FileDamaged(name=name)
        number, size = struct.unpack_from("<BI", content, at)
        fields[number] = content[at + 5 : at + 5 + size] if number in _INNER_KEY_FIELDS else b""
        at += 5 + size
    try:
        return inner_key(*(fields[number] for number in _INNER_KEY_FIELDS)), content[at:]
    except LookupError:
        raise FileDamaged(name=name) from None
    except ValueError:
        raise FormatRefused(name=name) from None


_INNER_KEY_FIELDS: Final = (1, 2)


def _decrypted(header: Header, key: bytes, data: bytes) -> bytes:
    """Decrypt; padding, where the cipher has it, is still there. ValueError if `data` is no whole number of blocks."""
    match header.cipher:
        case PayloadCipher.AES:
            decryptor = Cipher(AES256(key), CBC(header.iv)).decryptor()
            return decryptor.update(data) + decryptor.finalize()
        case PayloadCipher.CHACHA20:
            return chacha20(key, header.iv)(data)
        case PayloadCipher.TWOFISH:
            return _twofish(header.iv, key, data)


def _twofish(iv: bytes, key: bytes, data: bytes) -> bytes:
    """Decrypt with pykeepass's Twofish, in plain Python: about a second a megabyte, and no other library has it."""
    from pykeepass.kdbx_parsing.twofish import Twofish  # noqa: PLC0415 - 80 ms that only the rare file needs to pay

    plain: bytes = Twofish.new(key, mode=Twofish.MODE_CBC, IV=iv).decrypt(data)
    return plain


def _inflated(name: str, data: bytes) -> bytes:
    """Return what gzip `data` holds, at most 256 MiB of it: a thousandfold bomb must not fill the memory."""
    inflate = zlib.decompressobj(wbits=31)
    try:
        plain = inflate.decompress(data, _LARGEST_MEBIBYTES << 20)
    except zlib.error:
        raise FileDamaged(name=name) from None
    if len(plain) == _LARGEST_MEBIBYTES << 20:
        raise FileTooLarge(name=name, limit=_LARGEST_MEBIBYTES)
    if not inflate.eof:
        raise FileCut(name=name)
    return plain


def _parsed(name: str, xml: bytes) -> etree._Element:
    try:
        return parse(xml)
    except MarkupRefused:
        raise FileDamaged(name=name) from None


def _opened(name: str, root: etree._Element, inner: InnerKey) -> etree._Element:
    try:
        open_protected(root, inner)
    except ValueError:
        raise FileDamaged(name=name) from None
    return root
