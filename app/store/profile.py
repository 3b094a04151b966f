"""How does a profile's file become an open store, and where does its key come from?

    a `.key` file beside it     the key is in there, locked by a passphrase
    otherwise                   the key is in the keychain of this computer

A profile that is not there yet is made: with a passphrase if one is given, else with the keychain.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app import files
from app.errors import StoreError
from app.store import connection, migrations
from app.store.database import Store
from app.store.errors import KeyLost, NoProfile, PassphraseNeeded, StoreNewer, StoreOlder
from checks.secret import Secret


class Keychain(Protocol):
    """What the store needs of a keychain. `app.system.keychain` has the real ones."""

    def key(self) -> bytes | None:
        """Return the 32-byte key of this person's profiles; None if none was ever kept."""
        ...

    def keep(self, key: bytes) -> None:
        """Keep `key` for good; returns only once it could be read back."""
        ...


def open_store(profile: Path, keychain: Callable[[], Keychain], passphrase: Secret | None = None) -> Store:
    """Open the profile in the file `profile`, made if need be.

    `keychain` is called only if no passphrase locks the profile; it raises when there is none
    (`app.system.keychain.open_keychain`). Raises PassphraseNeeded, PassphraseWrong, KeyLost, and every other error of
    `app.store.errors`; whichever it is, no byte of an existing file was changed.
    """
    with connection.translated(profile.name):
        files.make_place(profile)
        connection.refuse_foreign(profile)
        key = _key(profile, keychain, passphrase)
        files.make_empty(profile)
    opened = connection.unlock(profile, key)
    try:
        connection.inspect(opened)
        migrations.bring_up(opened, key)
        connection.harden(opened)
    except BaseException:
        opened.close()
        raise
    return Store(opened)


def peek(profile: Path, keychain: Callable[[], Keychain]) -> Store:
    """Open the profile in the file `profile` to read it only, without asking anybody anything.

    Nothing of it, nor any file beside it, is made or changed: a profile of another version is refused as well.
    Raises PassphraseNeeded, KeyLost, and what `keychain` and `app.store.errors` raise.
    """
    with connection.translated(profile.name):
        connection.refuse_foreign(profile)
        if needs_passphrase(profile):
            raise PassphraseNeeded(name=profile.name)
        key = _kept(profile, keychain())
    opened = connection.peek(profile, key)
    found, known = opened.version(), len(migrations.STEPS)
    if found != known:
        opened.close()
        raise _of_another_version(profile, found, known)
    return Store(opened)


def refuse_missing(profile: Path) -> None:
    """Raise NoProfile if there is no file `profile`, for whoever only wants to read what is there."""
    with connection.translated(profile.name):
        if not profile.exists():
            raise NoProfile(name=profile.name)


def needs_passphrase(profile: Path) -> bool:
    """Tell whether a passphrase locks `profile`, so that it can be asked for first."""
    return _envelope(profile).exists()


def kept_or_new(keychain: Keychain) -> bytes:
    """Return the key of `keychain`; a new one, kept there, where it holds none."""
    key = keychain.key()
    if key is None:
        key = secrets.token_bytes(_KEY_BYTES)
        keychain.keep(key)
    return key


def _of_another_version(profile: Path, found: int, known: int) -> StoreError:
    if found > known:
        return StoreNewer(name=profile.name, found=found, known=known)
    return StoreOlder(name=profile.name)


def _key(profile: Path, keychain: Callable[[], Keychain], passphrase: Secret | None) -> bytes:
    if needs_passphrase(profile):
        return _unlocked(profile, passphrase)
    if _holds_something(profile):
        return _kept(profile, keychain())
    if passphrase:
        return _locked_anew(profile, passphrase)
    return kept_or_new(keychain())


def _unlocked(profile: Path, passphrase: Secret | None) -> bytes:
    if not passphrase:
        raise PassphraseNeeded(name=profile.name)
    from app.store import envelope  # noqa: PLC0415 - ciphers that a profile with a keychain need not load

    return envelope.unseal(_envelope(profile), passphrase)


def _locked_anew(profile: Path, passphrase: Secret) -> bytes:
    from app.store import envelope  # noqa: PLC0415 - as in `_unlocked`

    return envelope.seal(_envelope(profile), passphrase)


def _kept(profile: Path, keychain: Keychain) -> bytes:
    key = keychain.key()
    if key is None:
        raise KeyLost(name=profile.name)
    return key


def _holds_something(profile: Path) -> bool:
    return profile.exists() and profile.stat().st_size > 0


def _envelope(profile: Path) -> Path:
    return profile.parent / f"{profile.name}.key"  # `with_name` would refuse the names of folders


_KEY_BYTES = 32
