"""How is the XML inside a KeePass file parsed, and its protected values opened?

A value marked `Protected` is encrypted a second time with a stream cipher that runs through the whole document, so
every protected value must be decrypted, in document order, even those that nobody reads.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from collections.abc import Callable
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from lxml import etree

from app.readers.vaults.kdbx_header import InnerCipher, InnerKey

# An element costs lxml some 130 bytes and can be written in four, so the size of a document does not bound its tree.
# 100,000 entries and older states have 5 million tags; twice as many take 1.3 GiB.
_MOST_TAGS: Final = 10_000_000
_DTD: Final = b"<!DOCTYPE"
_SALSA20_NONCE: Final = bytes.fromhex("e830094b97205d2a")  # fixed by the format
# Inside a protected value anything can stand, outside only what XML allows (section 2.2 of XML 1.0). Written as what is
# not allowed: `re` takes 4 ms more to make the same of all that is.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_YES: Final = ("True", "true")
UNREADABLE: Final = "Unreadable"
"""The attribute set on a protected value that decrypted to something that is no text."""


class MarkupRefused(ValueError):
    """A document that is not well-formed UTF-8 XML, or has more tags than any vault."""


class DtdRefused(MarkupRefused):
    """A document with a DTD, which no KeePass file needs: only entities are declared there."""


def parse(untrusted: bytes) -> etree._Element:
    """Return the root of a UTF-8 document; MarkupRefused, DtdRefused.

    No entity is expanded and nothing is fetched. Long texts are allowed: KDBX 3 keeps attachments in the document.
    """
    if untrusted.count(b"<") > _MOST_TAGS:
        raise MarkupRefused
    if _DTD in untrusted:  # before parsing: in attributes libxml2 expands entities whatever it is told
        raise DtdRefused
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(untrusted, parser)
    except etree.XMLSyntaxError:
        raise MarkupRefused from None
    return root


def is_protected(element: etree._Element) -> bool:
    """Tell a value that is encrypted once more."""
    return element.get("Protected") in _YES and bool(element.text)


def open_protected(root: etree._Element, inner: InnerKey) -> None:
    """Replace every protected value by its plain text; characters that XML cannot hold, NUL first, are dropped.

    A value that is no UTF-8 is emptied and marked `UNREADABLE`. ValueError when one is no base64: its length, and so
    the place of all that follow in the stream, would be a guess.
    """
    decrypt = _stream(inner)
    for element in root.iter("Value", "Binary"):
        if not is_protected(element):
            continue
        plain = decrypt(binascii.a2b_base64(element.text or ""))
        if element.tag == "Binary":
            element.text = None  # an attachment: it only moves the stream on
            continue
        try:
            element.text = _NOT_IN_XML.sub("", plain.decode())
        except UnicodeDecodeError:
            element.text = None
            element.set(UNREADABLE, "True")


def _stream(inner: InnerKey) -> Callable[[bytes], bytes]:
    match inner.cipher:
        case InnerCipher.SALSA20:
            from Cryptodome.Cipher import Salsa20  # noqa: PLC0415 - 20 ms that only an old file needs to pay

            return Salsa20.new(hashlib.sha256(inner.key).digest(), _SALSA20_NONCE).decrypt
        case InnerCipher.CHACHA20:
            digest = hashlib.sha512(inner.key).digest()
            return chacha20(digest[:32], digest[32:44])


def chacha20(key: bytes, nonce: bytes) -> Callable[[bytes], bytes]:
    """Return a function that decrypts the next bytes of a ChaCha20 stream (RFC 8439) whose counter starts at 0."""
    return Cipher(ChaCha20(key, bytes(4) + nonce), mode=None).decryptor().update
