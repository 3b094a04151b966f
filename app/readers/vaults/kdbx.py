"""Which logins are in a KeePass file (KDBX 3.0 to 4.1)?

The header is read and its cost judged (`kdbx_header`), the key derived (`kdbx_key`), the content authenticated and
decrypted (`kdbx_body`, `kdbx_xml`), and the document walked (`keepass_document`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argon2.exceptions import HashingError

from app.errors import SourceError
from app.readers.vaults.errors import FileDamaged, KeyNeeded, KeyWrong
from app.readers.vaults.kdbx_header import SIGNATURES, Header, check_before_key, read_header
from app.readers.vaults.kdbx_key import composite_key, transformed_key
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted
from checks.model import Login


def _recognises(untrusted: Untrusted) -> bool:
    return untrusted.data.startswith(SIGNATURES)


def _needs_key(untrusted: Untrusted) -> bool:
    """Say yes for every file that we would open at all.

    Whether it has neither password nor key file is only known once its key derivation has been paid for.
    """
    try:
        check_before_key(untrusted, read_header(untrusted))
    except SourceError:
        return False
    return True


def _read(untrusted: Untrusted, keys: Keys) -> Iterator[Login | Skipped]:
    """Yield the logins, then what was left out: each damaged entry by its number, the rest counted by reason."""
    try:
        header = read_header(untrusted)
        check_before_key(untrusted, header)
        yield from _content(untrusted, header, _transformed(untrusted.name, header, keys), keys)
    except SourceError:
        raise
    except Exception:  # noqa: BLE001 - the edge: whatever hostile bytes made a library do, its text stays here
        raise FileDamaged(name=untrusted.name) from None


READER: Final = Reader(FormatId("kdbx"), recognises=_recognises, needs_key=_needs_key, read=_read)


def _transformed(name: str, header: Header, keys: Keys) -> bytes:
    composite = composite_key(name, keys)
    try:
        return transformed_key(composite, header.kdf)
    except (HashingError, ValueError):
        raise FileDamaged(name=name) from None


def _content(untrusted: Untrusted, header: Header, transformed: bytes, keys: Keys) -> Iterator[Login | Skipped]:
    # Not before the key is derived: an audit loads them beside it (`app.checkup.preparing`).
    from app.readers.vaults import kdbx_body, keepass_document  # noqa: PLC0415

    try:
        root = kdbx_body.document(untrusted, header, transformed)
    except KeyWrong:
        if keys.password is None and keys.keyfile is None:
            raise KeyNeeded(name=untrusted.name) from None
        raise
    yield from keepass_document.logins(root, untrusted.name)
