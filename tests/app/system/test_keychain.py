from __future__ import annotations

import base64
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path

import pytest
import secretstorage

from app.system.errors import KeychainLocked, KeychainMissing, KeychainRefused
from app.system.keychain import SERVICE, USER, Keychain, _usable, open_keychain, open_unlocked_keychain

KEY = bytes(range(32))
ENTRY = {"service": SERVICE, "username": USER}


@pytest.mark.usefixtures("secret_service")
def test_a_new_keychain_holds_no_key() -> None:
    assert open_keychain().key() is None


@pytest.mark.usefixtures("secret_service")
def test_a_kept_key_is_found_by_the_next_start() -> None:
    open_keychain().keep(KEY)
    assert open_keychain().key() == KEY


@pytest.mark.usefixtures("secret_service")
def test_another_process_finds_the_kept_key() -> None:
    open_keychain().keep(KEY)
    program = "from app.system.keychain import open_keychain; print(open_keychain().key() == bytes(range(32)))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "True\n"


@pytest.mark.usefixtures("secret_service")
def test_a_key_is_read_without_the_library_that_writes_it_for_it_takes_longer_to_load_than_all_else() -> None:
    open_keychain().keep(KEY)
    program = (
        "import sys; from app.system.keychain import open_keychain\n"
        "print(open_keychain().key() == bytes(range(32)), 'keyring' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "True False\n"


@pytest.mark.usefixtures("secret_service")
def test_a_keychain_that_is_unlocked_answers_without_asking() -> None:
    open_keychain().keep(KEY)
    assert open_unlocked_keychain().key() == KEY


@pytest.mark.usefixtures("secret_service")
def test_a_keychain_that_is_locked_is_not_asked_to_open() -> None:
    open_keychain().keep(KEY)
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
    with pytest.raises(KeychainLocked):
        open_unlocked_keychain()


def test_without_a_message_bus_no_keychain_is_sure_not_to_ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'gone'}")
    with pytest.raises(KeychainLocked):
        open_unlocked_keychain()


def test_the_keyring_files_do_not_show_the_key(secret_service: Path) -> None:
    open_keychain().keep(KEY)
    written = b"".join(path.read_bytes() for path in secret_service.rglob("*") if path.is_file())
    assert written
    assert KEY not in written
    assert base64.b64encode(KEY) not in written


@pytest.mark.usefixtures("secret_service")
@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_an_environment_variable_does_not_redirect_the_key(backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    open_keychain().keep(KEY)
    assert _in_the_secret_service() == base64.b64encode(KEY)


@pytest.mark.usefixtures("secret_service")
def test_a_file_in_the_home_folder_does_not_redirect_the_key() -> None:
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n", "utf-8")
    try:
        open_keychain().keep(KEY)
    finally:
        config.unlink()
    assert _in_the_secret_service() == base64.b64encode(KEY)


@pytest.mark.usefixtures("secret_service")
def test_a_property_in_the_environment_does_not_move_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session")
    open_keychain().keep(KEY)
    assert _in_the_secret_service() == base64.b64encode(KEY)


@pytest.mark.usefixtures("secret_service")
def test_a_locked_keychain_that_nobody_unlocks_is_an_exact_error() -> None:
    open_keychain().keep(KEY)
    with _default_collection() as collection:
        collection.lock()
    assert _asked_elsewhere("open_keychain().key()") == "KeychainLocked"
    assert _asked_elsewhere("open_keychain().keep(bytes(32))") == "KeychainLocked"


def test_without_a_message_bus_there_is_no_keychain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    with pytest.raises(KeychainMissing):
        open_keychain()


def test_a_system_that_we_do_not_know_has_no_keychain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")
    with pytest.raises(KeychainMissing):
        open_keychain()


def test_a_backend_that_drops_the_key_is_noticed() -> None:
    with pytest.raises(KeychainRefused):
        Keychain(import_module("keyring.backends.null").Keyring(), iter(())).keep(KEY)


@pytest.mark.usefixtures("secret_service")
@pytest.mark.parametrize("text", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_an_entry_that_is_no_key_is_refused_and_left_alone(text: str) -> None:
    with _default_collection() as collection:
        collection.create_item("by another program", ENTRY, text.encode())
    with pytest.raises(KeychainRefused):
        open_keychain().key()
    assert _in_the_secret_service() == text.encode()


@pytest.mark.usefixtures("secret_service")
def test_a_key_that_was_kept_in_another_keychain_is_still_found() -> None:
    open_keychain().keep(KEY)
    assert Keychain(import_module("keyring.backends.null").Keyring(), _usable()).key() == KEY


class _Gone:
    """A keychain that breaks, and quotes what it was given."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        raise OSError(service, username)


def test_a_keychain_that_breaks_does_not_show_the_key() -> None:
    with pytest.raises(KeychainRefused) as caught:
        Keychain(_Gone(), iter(())).keep(KEY)
    assert base64.b64encode(KEY).decode() not in "".join(traceback.format_exception(caught.value))


@contextmanager
def _default_collection() -> Iterator[secretstorage.Collection]:
    """Lend the collection that is written to the disk."""
    with closing(secretstorage.dbus_init()) as connection:
        yield secretstorage.get_default_collection(connection)


def _in_the_secret_service() -> bytes:
    """Return what the default collection holds for Bilan."""
    with _default_collection() as collection:
        (item,) = collection.search_items(ENTRY)
        return item.get_secret()


def _asked_elsewhere(statement: str) -> str:
    """Return the name of the error that `statement` gives in a process of its own.

    Of its own, because the backend forgets to close its connection when the keychain is locked or gone.
    """
    program = (
        f"from app.system.keychain import open_keychain\ntry: {statement}\n"
        "except Exception as error: print(type(error).__name__)\nelse: print('no error')"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return answer.stdout.strip()
