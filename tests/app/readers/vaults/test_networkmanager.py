from __future__ import annotations

import pytest

from app.errors import SourceError
from checks.model import Kind, Login
from tests.app.readers.vaults.exports import Kept, read, shown

WIFI = "[connection]\nid=My box\nuuid=1\ntype=wifi\n\n[wifi]\nssid=Box\n\n"


def only(found: Kept) -> Login:
    (login,) = found.logins
    assert found.skipped == ()
    return login


def password(found: Kept) -> str | None:
    return shown(only(found).password)


def test_a_network_comes_out_whole() -> None:
    found = read(WIFI + "[wifi-security]\nkey-mgmt=wpa-psk\npsk=pâ$$=wörd#1\n")
    login = only(found)
    assert found.format == "networkmanager"
    assert (login.title, login.kind, login.urls, login.row) == ("Box", Kind.WIFI, (), 1)
    assert shown(login.password) == "pâ$$=wörd#1"
    assert login.changed is None


def test_an_open_network_has_no_password() -> None:
    assert password(read(WIFI)) is None


def test_a_company_network_has_a_user_too() -> None:
    login = only(read(WIFI + "[802-1x]\neap=ttls;\nidentity=ana\npassword=secret\n"))
    assert (login.username, shown(login.password)) == ("ana", "secret")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plain", "plain"),
        (r"\sfirst\slast\s", " first last "),
        (r"back\\slash\\s", r"back\slash\s"),
        (r"semi\;colon", "semi;colon"),
        ("  kept behind  ", "kept behind  "),
        ("windows\r", "windows"),
        ("line\u2028separator\x0b", "line\u2028separator\x0b"),
        ("=", "="),
    ],
)
def test_a_password_is_what_was_typed(written: str, meant: str) -> None:
    assert password(read(f"{WIFI}[wifi-security]\npsk={written}\n")) == meant


@pytest.mark.parametrize(
    ("ssid", "name"), [("66;195;169;", "Bé"), ("999;66;", "B"), ("1;2", "1;2"), ("", "My box"), ("255;", "\ufffd")]
)
def test_a_name_may_be_written_in_bytes(ssid: str, name: str) -> None:
    assert only(read(WIFI.replace("ssid=Box", f"ssid={ssid}"))).title == name


@pytest.mark.parametrize("flags", ["psk-flags=1", "psk-flags=2", "psk-flags=3", "wep-key-flags=1"])
def test_a_password_that_a_keyring_keeps_is_not_said_to_be_missing(flags: str) -> None:
    found = read(f"{WIFI}[wifi-security]\n{flags}\n")
    assert found.logins == ()
    assert found.counted == {"skipped.kept_elsewhere": 1}


@pytest.mark.parametrize("flags", ["psk-flags=0", "psk-flags=4", "psk-flags=x", "psk-flags="])
def test_other_flags_say_nothing(flags: str) -> None:
    assert password(read(f"{WIFI}[wifi-security]\n{flags}\n")) is None


@pytest.mark.parametrize(
    ("settings", "username"),
    [
        ("type=vpn\n[vpn]\nusername=ana\n[vpn-secrets]\npassword=secret", "ana"),
        ("type=ethernet\n[802-1x]\nidentity=ana\npassword=secret", "ana"),
        ("type=gsm\n[gsm]\npassword=secret", ""),
    ],
)
def test_other_connections_with_a_password_are_kept(settings: str, username: str) -> None:
    login = only(read(f"[connection]\nid=Work\n{settings}\n"))
    assert (login.title, login.kind, login.username) == ("Work", Kind.SERVER, username)
    assert shown(login.password) == "secret"


@pytest.mark.parametrize("kind", ["ethernet", "bridge", "wireguard", "vpn", ""])
def test_a_connection_that_has_no_password_is_no_login(kind: str) -> None:
    found = read(f"[connection]\nid=Cable\ntype={kind}\n\n[ipv4]\nmethod=auto\n")
    assert found.logins == ()
    assert found.counted == {"skipped.other": 1}


def test_sections_may_have_their_old_names_and_comments_and_come_in_any_order() -> None:
    security = "# made by hand\n[802-11-wireless-security]\npsk=secret\n"
    login = only(read(f"{security}[802-11-wireless]\nssid=Box\n[connection]\ntype=802-11-wireless\n"))
    assert (login.title, login.kind, shown(login.password)) == ("Box", Kind.WIFI, "secret")


@pytest.mark.parametrize("other", ["[keyring]\nname=x\n", "[connection]\n", "[desktop]\ntype=x\n", "# [connection]\n"])
def test_other_settings_are_not_taken_for_a_connection(other: str) -> None:
    with pytest.raises(SourceError):
        read(other)
