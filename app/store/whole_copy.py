"""How does everything that is kept become one file, and come back out of it?

    16 bytes    what says that it is a copy
    1024 bytes  the document in which a passphrase locks a new key (`app.store.envelope`), filled up with spaces
    ...         the store, encrypted with that key as a profile is
    32 bytes    a sum of all that stands before, which only who has the key can make (keyed BLAKE2b)

The cipher vouches for each page; the sum vouches for the whole, for what is between the pages and for the end.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app import files
from app.store import connection, copying, envelope, migrations
from app.store.connection import Opened
from app.store.database import Store
from app.store.errors import (
    CopyDamaged,
    CopyNewer,
    CopyPassphraseWrong,
    CopyUnreadable,
    EnvelopeDamaged,
    NotACopy,
    PassphraseWrong,
    StoreDamaged,
    StoreNewer,
)
from checks.secret import Secret

_MARK: Final = connection.COPY
_LOCK_BYTES: Final = 1024
_BODY: Final = len(_MARK) + _LOCK_BYTES
_SUM_BYTES: Final = 32
_MOST_BYTES: Final = 1 << 30
"""A thousand times what years of check-ups come to; more would not be held in memory."""


def made(store: Store, passphrase: Secret) -> bytes:
    """Return a copy of all that `store` keeps, which only `passphrase` opens. It may be written to meanwhile."""
    key, lock = envelope.locked(passphrase)
    with _draft(store.path, "export") as draft:
        store.copy_to(draft, key)
        whole = _MARK + lock.ljust(_LOCK_BYTES) + draft.read_bytes()
    return whole + _sum(whole, key)


@contextmanager
def opened(copy: Path, passphrase: Secret, profile: Path) -> Iterator[Opened]:
    """Lend the store in the file `copy`, brought up to this version in a draft beside `profile`, which then goes.

    Raises NotACopy, CopyPassphraseWrong, CopyDamaged, CopyNewer, CopyUnreadable; StoreError if there is no room.
    """
    untrusted = _read(copy)
    key = _key(untrusted, passphrase, copy.name)
    files.make_place(profile)
    with _draft(profile, "import") as draft:
        with connection.translated(profile.name):
            draft.write_bytes(untrusted[_BODY:-_SUM_BYTES])
        store = _store(draft, key, copy.name)
        try:
            yield store
        finally:
            store.close()


def _read(copy: Path) -> bytes:
    try:
        if copy.is_file() and copy.stat().st_size > _MOST_BYTES:
            raise NotACopy(name=copy.name)
        with copy.open("rb") as stream:
            if stream.read(len(_MARK)) != _MARK:
                raise NotACopy(name=copy.name)
            return _MARK + stream.read()
    except OSError as error:
        raise CopyUnreadable(name=copy.name) from error


def _key(untrusted: bytes, passphrase: Secret, name: str) -> bytes:
    if len(untrusted) <= _BODY + _SUM_BYTES:
        raise CopyDamaged(name=name)
    try:
        key = envelope.unlocked(untrusted[len(_MARK) : _BODY], passphrase, name)
    except PassphraseWrong:
        raise CopyPassphraseWrong(name=name) from None
    except EnvelopeDamaged:
        raise CopyDamaged(name=name) from None
    except StoreNewer:
        raise CopyNewer(name=name) from None
    if not hmac.compare_digest(_sum(untrusted[:-_SUM_BYTES], key), untrusted[-_SUM_BYTES:]):
        raise CopyDamaged(name=name)
    return key


def _store(draft: Path, key: bytes, name: str) -> Opened:
    try:
        store = connection.unlock(draft, key)
    except StoreDamaged:
        raise CopyDamaged(name=name) from None
    try:
        connection.inspect(store)
        migrations.bring_up(store, key)
    except StoreNewer:
        store.close()
        raise CopyNewer(name=name) from None
    except BaseException:
        store.close()
        raise
    return store


@contextmanager
def _draft(profile: Path, use: str) -> Iterator[Path]:
    """Make an empty file beside `profile`; nothing of it, nor of what migrations put beside it, stays."""
    draft = copying.draft(profile, use)
    try:
        with connection.translated(profile.name):
            files.make_empty(draft)
        yield draft
    finally:
        _discard(draft)


def _discard(draft: Path) -> None:
    with connection.translated(draft.name):
        copying.discard(draft)
        for version in range(len(migrations.STEPS) + 1):
            copying.discard(draft.with_name(f"{draft.name}.before-{version}"))


def _sum(data: bytes, key: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SUM_BYTES, key=key, person=b"bilan whole copy").digest()
