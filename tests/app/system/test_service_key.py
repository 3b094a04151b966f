from __future__ import annotations

import subprocess
import sys
import traceback
from importlib import import_module
from pathlib import Path

import pytest

from app.system.errors import ServiceKeyUnavailable
from app.system.keychain import open_keychain
from app.system.service_key import ServiceKey, open_service_key
from checks.secret import Secret
from tests.app.system.test_keychain import _Gone

KEY = "c0" * 16
OTHER = "a1" * 16


def entry() -> ServiceKey:
    found = open_service_key()
    assert found is not None
    return found


@pytest.mark.usefixtures("secret_service")
def test_a_new_keychain_holds_no_key() -> None:
    assert entry().read() is None
    entry().forget()


@pytest.mark.usefixtures("secret_service")
def test_a_key_is_found_again_replaced_and_forgotten() -> None:
    entry().keep(Secret(KEY))
    assert entry().read() == Secret(KEY)
    entry().keep(Secret(OTHER))
    assert entry().read() == Secret(OTHER)
    entry().forget()
    assert entry().read() is None


@pytest.mark.usefixtures("secret_service")
def test_the_key_of_the_store_is_another_entry() -> None:
    open_keychain().keep(bytes(range(32)))
    entry().keep(Secret(KEY))
    entry().forget()
    assert open_keychain().key() == bytes(range(32))


def test_no_file_of_the_keychain_shows_the_key(secret_service: Path) -> None:
    entry().keep(Secret(KEY))
    written = b"".join(path.read_bytes() for path in secret_service.rglob("*") if path.is_file())
    assert written
    assert KEY.encode() not in written


@pytest.mark.usefixtures("secret_service")
def test_another_process_finds_the_key() -> None:
    entry().keep(Secret(KEY))
    program = (
        "from app.system.service_key import open_service_key\n"
        "from checks.secret import Secret\n"
        f"print(open_service_key().read() == Secret('{KEY}'))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "True\n"


def test_without_a_message_bus_there_is_no_entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    assert open_service_key() is None


def test_a_keychain_that_drops_the_key_is_noticed() -> None:
    with pytest.raises(ServiceKeyUnavailable):
        ServiceKey(import_module("keyring.backends.null").Keyring()).keep(Secret(KEY))


class _Keeping:
    """A keychain that forgets nothing."""

    def get_password(self, _service: str, _username: str) -> str | None:
        return KEY

    def set_password(self, service: str, username: str, password: str) -> None:
        """Take it."""

    def delete_password(self, service: str, username: str) -> None:
        """Say nothing, and keep it."""


def test_a_key_that_is_still_there_was_not_forgotten() -> None:
    with pytest.raises(ServiceKeyUnavailable):
        ServiceKey(_Keeping()).forget()


def test_a_keychain_that_breaks_does_not_show_the_key() -> None:
    with pytest.raises(ServiceKeyUnavailable) as caught:
        ServiceKey(_Gone()).keep(Secret(KEY))
    assert KEY not in "".join(traceback.format_exception(caught.value))
