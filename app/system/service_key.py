"""Where is the person's own key to Have I Been Pwned? In this computer's keychain, and nowhere else.

An entry of its own beside the one of `app.system.keychain`, whose accepted keychains it shares.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from app.system import keychain
from app.system.errors import KeychainMissing, ServiceKeyUnavailable
from checks.secret import Secret

USER: Final = "have-i-been-pwned-key"


class ServiceKey:
    """The entry. Every call may ask the person to unlock their keychain; ServiceKeyUnavailable if it cannot be used."""

    def __init__(self, backend: keychain.Backend) -> None:
        """Use the entry in `backend`."""
        self._backend: Final = backend

    def read(self) -> Secret | None:
        """Return the key; None if none is kept."""
        with _errors_told():
            text = self._backend.get_password(keychain.SERVICE, USER)
        return None if text is None else Secret(text)

    def keep(self, key: Secret) -> None:
        """Keep `key` in place of any before; returns only once it could be read back."""
        with _errors_told(), key.revealed() as text:
            self._backend.set_password(keychain.SERVICE, USER, text)
        kept = self.read()
        if kept is None or kept != key:
            raise ServiceKeyUnavailable

    def forget(self) -> None:
        """Keep no key; returns only once there is none."""
        if self.read() is None:
            return
        with _errors_told():
            self._backend.delete_password(keychain.SERVICE, USER)
        if self.read() is not None:
            raise ServiceKeyUnavailable


def open_service_key() -> ServiceKey | None:
    """Return the entry in this computer's keychain; None if there is no keychain that we accept."""
    with _errors_told(), suppress(KeychainMissing):
        return ServiceKey(keychain.first_backend())
    return None


@contextmanager
def _errors_told() -> Iterator[None]:
    try:
        yield
    except Exception:  # noqa: BLE001 - backends let other libraries' errors through, which may quote what they were given
        raise ServiceKeyUnavailable from None
