"""Where does this computer keep the key of the store?"""

from __future__ import annotations


class Keychain:
    """The keychain of this person on this computer."""

    def key(self) -> bytes | None:
        """Return the store's key; None if none was ever kept. KeychainLocked, KeychainRefused."""
        raise NotImplementedError

    def keep(self, key: bytes) -> None:
        """Keep the store's key; KeychainLocked, KeychainRefused."""
        raise NotImplementedError


def open_keychain() -> Keychain:
    """Return the keychain of this computer; KeychainMissing if there is none that we accept."""
    raise NotImplementedError
