"""Where does this computer keep the key of the store?

Only the keychains of the operating systems are accepted, each by its own class: `keyring` by itself would let an
environment variable, a file in the home folder or an installed plug-in put one in their place that writes plain text.
"""

from __future__ import annotations

import base64
import binascii
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Final, Protocol

from app.system.errors import KeychainLocked, KeychainMissing, KeychainRefused

SERVICE: Final = "Bilan"
USER: Final = "store-key"

_KEY_BYTES = 32
_ACCEPTED: Final = {
    "linux": (("SecretService", "Keyring"), ("libsecret", "Keyring"), ("kwallet", "DBusKeyring")),
    "darwin": (("macOS", "Keyring"),),
    "win32": (("Windows", "WinVaultKeyring"),),
}


class Backend(Protocol):
    """What we use of a backend of `keyring`, whose errors may quote what it was given."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return the text of an entry, None if there is none."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep the text of an entry."""
        ...

    def delete_password(self, service: str, username: str, /) -> None:
        """Keep nothing under an entry."""
        ...


class Keychain:
    """The keychain of this person on this computer. Every call may ask them to unlock it, and wait for their answer."""

    def __init__(self, first: Backend, others: Iterator[Backend]) -> None:
        """Keep new keys in `first`; look for a kept one there, then in `others`."""
        self._first: Final = first
        self._others: Final = others

    def key(self) -> bytes | None:
        """Return the 32-byte key; None if none was ever kept. KeychainLocked, KeychainRefused.

        A desktop may gain a second keychain later: the key stays where it was kept first.
        """
        for backend in chain((self._first,), self._others):
            key = _read(backend)
            if key is not None:
                return key
        return None

    def keep(self, key: bytes) -> None:
        """Keep `key` for good. KeychainLocked, KeychainRefused; the second also if it cannot be read back."""
        with _errors_told():
            self._first.set_password(SERVICE, USER, base64.b64encode(key).decode())
        import hmac  # noqa: PLC0415 - it loads OpenSSL, which only a new key needs

        # A backend that drops what it is given looks successful until it is asked.
        if not hmac.compare_digest(_read(self._first) or b"", key):
            raise KeychainRefused

    def forget(self) -> None:
        """Keep no key; returns only once there is none. KeychainLocked, KeychainRefused."""
        for backend in chain((self._first,), self._others):
            with _errors_told():
                if backend.get_password(SERVICE, USER) is not None:
                    backend.delete_password(SERVICE, USER)
                if backend.get_password(SERVICE, USER) is not None:
                    raise KeychainRefused


def open_keychain() -> Keychain:
    """Return the keychain of this computer; KeychainMissing if there is none that we accept."""
    first, others = _backends()
    return Keychain(first, others)


def first_backend() -> Backend:
    """Return where this computer keeps new entries; KeychainMissing if there is no keychain that we accept."""
    return _backends()[0]


def _backends() -> tuple[Backend, Iterator[Backend]]:
    backends = _usable() if _reachable() else iter(())
    first = next(backends, None)
    if first is None:
        raise KeychainMissing
    return first, backends


def _reachable() -> bool:
    """Tell whether any keychain could be reached, before `keyring` is loaded, which costs as much as all the rest.

    On Linux they all speak over the session bus. Its address is told, or it lies where the D-Bus specification puts it
    ("Well-known Message Bus Instances"), or it is found by the screen.
    """
    if sys.platform != "linux":
        return True
    if told := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return any(_may_answer(address) for address in told.split(";"))
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DISPLAY")) or (bool(runtime) and Path(runtime, "bus").exists())


def _may_answer(address: str) -> bool:
    """Tell whether a bus may be at `address`: there is none where its socket is told and is not there."""
    transport, _, rest = address.partition(":")
    path = dict(pair.partition("=")[::2] for pair in rest.split(",")).get("path", "")
    # What is escaped (D-Bus specification, "Server Addresses") is rare, and left to those who speak to the bus.
    return transport != "unix" or not path or "%" in path or Path(path).exists()


def open_unlocked_keychain() -> Keychain:
    """Return the keychain, if it is sure to answer without asking the person; KeychainLocked if it might ask.

    Only a Secret Service tells beforehand whether it is locked, and only Windows never asks.
    """
    if sys.platform == "linux" and _reachable() and _secret_service_is_unlocked():
        return Keychain(_UnlockedSecretService(), iter(()))
    first = next(_usable(), None) if sys.platform == "win32" else None
    if first is None:
        raise KeychainLocked
    return Keychain(first, iter(()))


def _secret_service_is_unlocked() -> bool:
    import secretstorage  # noqa: PLC0415 - `keyring` brings it, on Linux only

    try:
        with closing(secretstorage.dbus_init()) as bus:
            return not secretstorage.Collection(bus).is_locked()
    except (secretstorage.SecretStorageException, OSError):
        return False


class _UnlockedSecretService:
    """Reads what `keyring` wrote without loading it, which takes a scheduled run a fifth of its time. It never asks."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return the text of an entry, None if there is none."""
        import secretstorage  # noqa: PLC0415 - as above

        with closing(secretstorage.dbus_init()) as bus:
            found = secretstorage.Collection(bus).search_items({"service": service, "username": username})
            return next((item.get_secret().decode() for item in found), None)

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Refuse: what is new is kept where the person can be asked."""
        del service, username, password
        raise KeychainRefused

    def delete_password(self, service: str, username: str, /) -> None:
        """Refuse, for the same reason."""
        del service, username
        raise KeychainRefused


class _SecretService(_UnlockedSecretService):
    """Reads as fast, and writes through `keyring`, which may ask the person."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep the text of an entry."""
        next(_of_keyring()).set_password(service, username, password)

    def delete_password(self, service: str, username: str, /) -> None:
        """Keep nothing under an entry."""
        next(_of_keyring()).delete_password(service, username)


def _usable() -> Iterator[Backend]:
    if sys.platform == "linux" and _secret_service_is_unlocked():
        yield _SecretService()
    yield from _of_keyring()


def _of_keyring() -> Iterator[Backend]:
    for module, name in _ACCEPTED.get(sys.platform, ()):
        backend_class = getattr(import_module(f"keyring.backends.{module}"), name)
        if backend_class.viable:
            backend = backend_class()
            _forget_environment(backend)
            yield backend


def _forget_environment(backend: object) -> None:
    """Undo what `KEYRING_PROPERTY_*` variables set: one of them can choose a collection that ends with the session."""
    for name in tuple(vars(backend)):
        if f"KEYRING_PROPERTY_{name.upper()}" in os.environ:
            delattr(backend, name)


def _read(backend: Backend) -> bytes | None:
    with _errors_told():
        untrusted_text = backend.get_password(SERVICE, USER)
    if untrusted_text is None:
        return None
    try:
        key = base64.b64decode(untrusted_text, validate=True)
    except binascii.Error:
        raise KeychainRefused from None
    if len(key) != _KEY_BYTES:
        raise KeychainRefused
    return key


@contextmanager
def _errors_told() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 - backends let other libraries' errors through: no base in common
        from keyring.errors import InitError, KeyringLocked  # noqa: PLC0415 - `keyring` costs what few starts need

        if isinstance(error, KeyringLocked | InitError):
            raise KeychainLocked from None
        raise KeychainRefused(cause=type(error).__name__) from None
