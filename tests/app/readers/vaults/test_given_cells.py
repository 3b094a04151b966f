"""Is every cell of exports that others made what it was? Without these files beside the program, this is skipped."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from app.readers.vaults.addresses import host
from checks.model import ChangeDateSource, Kind, PasswordChange
from tests.app.readers.vaults import given
from tests.app.readers.vaults.exports import shown
from tests.app.readers.vaults.given import DASHLANE, EXPORTS, ONEPUX, THE_SAME_ACCOUNTS

pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="no exports of others beside the program")


def _truth() -> list[dict[str, str]]:
    """Read the entries of `main.yml`, as far as logins have such things; the tests need no YAML for so little."""
    content = (EXPORTS / "pass-import" / "references" / "main.yml").read_text("utf-8")
    entries = [dict(re.findall(r"^(?:- |  )(\w+): (.+)$", entry, re.MULTILINE)) for entry in content.split("\n\n")]
    quoted = re.compile('^".*"$')
    return [{key: json.loads(text) if quoted.match(text) else text for key, text in entry.items()} for entry in entries]


@pytest.mark.parametrize("name", THE_SAME_ACCOUNTS)
def test_every_cell_of_the_same_accounts_is_what_it_was(name: str) -> None:
    logins = given.read(name).logins
    has_folders = any(login.folder for login in logins)
    has_titles = "ff-password-exporter" not in name  # it writes the title in place of the address

    found = [(login.title, login.username, shown(login.password), login.urls, login.folder) for login in logins]

    assert sorted(found, key=repr) == sorted(
        (
            (
                entry["title"] if has_titles else host(entry["title"]),
                entry["login"],
                entry.get("password"),
                ((entry["url"],) if "url" in entry else ()) if has_titles else (entry["title"],),
                entry["group"] if has_folders else "",
            )
            for entry in _truth()
            if "login" in entry
        ),
        key=repr,
    )


def test_every_password_of_enpass_has_the_day_of_its_value() -> None:
    days = {login.changed.on for login in given.read("pass-import/db/enpass.json").logins if login.changed}

    assert days == {date(2017, 1, 1)}


def test_every_login_of_roboform_nordpass_keeper_and_dashlane_is_what_it_was() -> None:
    def cells(name: str) -> list[tuple[str, str, str | None]]:
        return [(login.title, login.username, shown(login.password)) for login in given.read(name).logins]

    assert cells("proton-webclients/roboform.csv") == [
        ("Example", "example", "some@password"),
        ("Example - 1", "empty", "@'password\""),
        ("Google", "specialchars@example.com", "$#%298340@"),
        ("nobody", "nobody@proton.me", "proton123"),
        ("Admin", "admin", "'@proton123"),
        ("Fb", "nobody", "@proton123"),
        ("Twitter", "@nobody", "'password"),
    ]
    assert [login.has_totp for login in given.read("proton-webclients/roboform.csv").logins] == [True] + [False] * 6
    assert cells("proton-webclients/nordpass.csv") == [
        ("nobody", "nobody@proton.me", "proton123"),
        ("simplelogin.io", "test SL", "password"),
        ("Test[CustomFields]", "CustomFields", "CustomFields"),
    ]
    assert cells("bitwarden-jslib/keeper.json") == [
        ("Bank Account 1", "customer1234", "4813fJDHF4239fdk"),
        ("Bank Account 2", "mybankusername", "w4k4k193f$^&@#*%2"),
        ("Some Account", "someUserName", "w4k4k1wergf$^&@#*%2"),
    ]
    assert [login.has_totp for login in given.read("bitwarden-jslib/keeper.json").logins] == [False, True, False]
    assert cells(f"{DASHLANE}credentials.csv") == [("example.com", "jdoe", "somePassword")]
    assert given.read(f"{DASHLANE}credentials.csv").logins[0].has_totp


def test_a_known_login_comes_out_whole() -> None:
    (login,) = given.read("keepassxc/bitwarden_export.json").logins

    assert (login.title, login.username, login.folder) == ("Login Name", "myusername@gmail.com", "My Folder")
    assert login.urls == ("https://mail.google.com", "https://google.com", "https://gmail.com")
    assert login.has_totp


@pytest.mark.parametrize("system", ["mac", "windows"])
def test_the_login_of_1password_7_is_found_among_its_columns(system: str) -> None:
    kept = given.read(f"bitwarden-jslib/onePasswordCsv/multipleItems.{system}.csv")

    (login,) = kept.logins
    assert (login.title, login.username) == ("1Password Account", "email@bitwarden.com")
    assert (login.urls, kept.passwords) == (("https://my.1password.com",), ["the account's password"])


def test_lastpass_notes_give_their_secrets_and_torn_rows_their_logins() -> None:
    notes = given.read("proton-webclients/lastpass.csv").logins[4:]
    torn = given.read("proton-webclients/lastpass.corrupted.rows.csv").logins

    assert [(login.title, login.kind.value, shown(login.password)) for login in notes] == [
        ("ssh", "ssh-key", "password123"),
        ("new custom item", "login", "password123"),
        ("wifi", "wifi", "password123"),
    ]
    assert [login.title for login in torn] == ["nobody", "Admin", "Twitter"]


def test_networks_give_what_their_reference_says() -> None:
    for name, username, password in (
        ("Box-A5O9", "", "07B1DB8DBCB541C48202487760D0E1D6"),
        ("eduroam", "vdmifhogah", "X3<yS1g9wW-@lC87pekRmXMJp"),
        ("Open Wireless", "", None),
    ):
        found = given.read(f"pass-import/db/networkmanager/{name}")
        (login,) = found.logins
        assert (login.title, login.username, login.kind) == (name, username, Kind.WIFI)
        assert found.passwords == [password]


def test_each_secret_of_1password_comes_out_with_its_kind_and_date() -> None:
    names = ("LoginData", "Password", "APICredentials", "Server", "WirelessRouter", "Database")
    found = [given.read(f"{ONEPUX}{name}.1pux") for name in names]
    assert [(kept.passwords[0], kept.logins[0].kind.value) for kept in found] == [
        ("password!", "login"),
        ("GBq[AGb]4*Si3tjwuab^", "login"),
        ("apiapiapiapiapiapiappy", "api-key"),
        ("*&YHJI87yjy78u", "server"),
        ("wifipassword", "wifi"),
        ("^+kTjhLaN7wVPAhGU)*J", "server"),
    ]
    assert len(found[0].logins[0].history) == 3
    assert found[0].logins[0].changed == PasswordChange(date(2021, 10, 29), ChangeDateSource.RECORDED)


def test_the_vaults_states_and_exclusions_of_1password_are_kept() -> None:
    found = given.read("keepassxc/1PasswordExport.1pux")
    assert [(login.title, login.archived) for login in found.logins] == [
        ("Login", False),
        ("UUID 005 Password", False),
        ("Home Wifi", False),
        ("Login Archived", True),
    ]
    assert found.logins[0].excluded == {"exposure.breached_site", "passwords.reuse", "passwords.strength"}
    assert found.logins[0].has_totp
    assert found.passwords == ["password", "uuid005password", "12345678", "password"]


def test_keepass_and_proton_give_their_logins_to_the_cell() -> None:
    keepass, proton, table = (
        given.read(name)
        for name in (
            "pass-import/db/keepass-other.xml",
            "keepassxc-newer/protonpass_export.json",
            "proton-webclients/protonpass.csv",
        )
    )
    assert [(login.username, login.urls) for login in keepass.logins] == [
        ("vkeelpbu", ("https://nhysdo.wg",)),
        ("", ()),
    ]
    assert keepass.passwords == ["]stDKo{%pk", None]
    assert [(login.title, login.username, login.email, login.folder) for login in proton.logins] == [
        ("Test Login", "Username", "Email", "Personal"),
        ("Other vault login", "other vault username", "other vault username", "Test"),
    ]
    assert proton.passwords == ["Password", "other vault password"]
    (login,) = table.logins
    assert (login.title, login.username, login.folder) == ("login title", "john", "Personal")
    assert login.urls == ("https://example.com/", "https://proton.me/")
    assert table.passwords == ["password123"]
