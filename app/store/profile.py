"""How does a profile's file become an open store, and where does its key come from?

    a `.key` file beside it     the key is in there, locked by a passphrase
    otherwise                   the key is in the keychain of this computer

A profile that is not there yet is made: with a passphrase if one is given, else with the keychain.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.store.database import Store
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
    raise NotImplementedError


def needs_passphrase(profile: Path) -> bool:
    """Tell whether `profile` is locked by a passphrase, so that it can be asked for first."""
    raise NotImplementedError
