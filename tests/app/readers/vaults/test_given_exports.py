"""Do the readers give what is known of exports that others made?

These files are not part of the program and lie beside it, where someone put them; without them these tests are skipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.errors import SourceError
from app.readers.vaults import errors, file, registry
from app.readers.vaults.addresses import host
from tests.app.readers.vaults.exports import Kept, read, shown

_EXPORTS = Path(__file__).parents[5] / "shared" / "data" / "exports"
_OTHERS = {".kdbx", ".kdb"}
"""Suffixes of what the KeePass reader's own test looks at."""

pytestmark = pytest.mark.skipif(not _EXPORTS.is_dir(), reason="no exports of others beside the program")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one file: `logins`, of which `bare` have no password, and what is left out."""

    format: str
    logins: int
    bare: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    password: str | None = None


_ACCOUNT = {"skipped.browser_account": 1}
_EMPTY = {"skipped.empty_row": 2}
_KINDS = {"skipped.note": 1, "skipped.card": 1, "skipped.identity": 1}

_NOTES = {"skipped.note": 2}
_THE_SAME_ACCOUNTS: Mapping[str, _Known] = {
    f"pass-import/db/{name}.csv": _Known(format_id, 12, bare=1, left_out=left_out)
    for name, format_id, left_out in (
        ("1password", "onepassword-csv", _EMPTY),
        ("1password4", "onepassword-csv", _EMPTY),
        ("1password8", "onepassword-csv", _EMPTY),
        ("bitwarden", "bitwarden-csv", _NOTES),
        ("bitwarden-org", "bitwarden-csv", _NOTES),
        ("blur", "blur-csv", _EMPTY),
        ("buttercup", "buttercup-csv", {**_EMPTY, "skipped.folder": 6}),
        ("chrome", "chrome-csv", _EMPTY),
        ("chromesqlite", "csv", _EMPTY),
        ("encryptr", "csv", {"skipped.empty_row": 1, "skipped.note": 1}),
        ("ff-password-exporter", "firefox-csv", _EMPTY),
        ("gorilla", "gorilla-csv", _EMPTY),
        ("keepass", "keepass1-csv", _EMPTY),
        ("keepassx2", "keepassxc-csv", _EMPTY),
        ("padlock", "csv", _EMPTY),
        ("passman", "csv", _EMPTY),
        ("passpack", "passpack-csv", _EMPTY),
        ("saferpass", "csv", _EMPTY),
        ("safeincloud", "csv", _EMPTY),
        ("synology", "csv", _EMPTY),
        ("upm", "upm-csv", _EMPTY),
        ("zoho", "zoho-csv", _EMPTY),
    )
}
"""Exports of the 14 entries of `pass-import/references/main.yml`."""

_READ: Mapping[str, _Known] = {
    "bitwarden-jslib/mykiCsv/UserAccount.csv": _Known("myki-csv", 1),
    "bitwarden-jslib/mykiCsv/UserNote.csv": _Known("myki-csv", 0, left_out={"skipped.note": 1}),
    "bitwarden-jslib/mykiCsv/UserTwofa.csv": _Known("myki-csv", 0, left_out={"skipped.other": 1}),
    "bitwarden-jslib/onePasswordCsv/multipleItems.mac.csv": _Known("onepassword7-csv", 1, left_out=_KINDS),
    "bitwarden-jslib/onePasswordCsv/multipleItems.windows.csv": _Known("onepassword7-csv", 1, left_out=_KINDS),
    "bitwarden-jslib/safariCsv/simplePasswordData.csv": _Known("apple-csv", 1),
    "buttercup-importer/lastpass.csv": _Known("lastpass-csv", 4),
    "buttercup-importer/test.csv": _Known("csv", 1),
    "proton-webclients/lastpass.csv": _Known("lastpass-csv", 7, left_out={"skipped.note": 2, "skipped.empty_row": 1}),
    "proton-webclients/lastpass.corrupted.rows.csv": _Known(
        "lastpass-csv", 3, left_out={"skipped.note": 4, "skipped.empty_row": 3}
    ),
    **_THE_SAME_ACCOUNTS,
    "bitwarden-jslib/firefoxCsv/firefoxAccountsData.csv": _Known("firefox-csv", 1, left_out=_ACCOUNT),
    "bitwarden-jslib/firefoxCsv/simplePasswordData.csv": _Known("firefox-csv", 1),
    "buttercup-importer/bitwarden.json": _Known("bitwarden-json", 2, left_out={"skipped.other": 3}),
    "buttercup-importer/chrome_pass.csv": _Known("chrome-csv", 8, left_out={"skipped.empty_row": 1}),
    "keepassxc-newer/bitwarden_passkey_export.json": _Known("bitwarden-json", 2, bare=2),
    "keepassxc/bitwarden_encrypted_argon2id_export.json": _Known("bitwarden-json", 1, password="a"),
    "keepassxc/bitwarden_export.json": _Known("bitwarden-json", 1, left_out=_KINDS),
    "pass-import/db/bitwarden-org.json": _Known("bitwarden-json", 12, bare=1, left_out={"skipped.note": 2}),
}

_REFUSED: Mapping[type[SourceError], tuple[str, ...]] = {
    errors.FormatRefused: (
        "bitwarden-jslib/1pux/LoginData.1pux",
        "bitwarden-jslib/keeper.json",
        "keepassxc-newer/protonpass_export.json",
        "keepassxc/1PasswordExport.1pux",
        "keepassxc/NewDatabase.xml",
        "pass-import/db/1password.1pif",
        "pass-import/db/apple-keychain.txt",
        "pass-import/db/clipperz.html",
        "pass-import/db/dashlane.json",
        "pass-import/db/enpass.json",
        "pass-import/db/fpm.xml",
        "pass-import/db/gnome-keyring.keyring",
        "pass-import/db/keepassx.xml",
        "pass-import/db/lastpass/show-3243291093373152461.json",
        "pass-import/db/networkmanager/eduroam",
        "pass-import/db/passpie.yml",
        "pass-import/db/pwsafe.xml",
        "pass-import/db/revelation.xml",
    ),
    errors.EncryptedElsewhere: (
        "buttercup-importer/test.bcup",
        "keepassxc/keepassxc.opvault/default/band_1.js",
        "keepassxc/keepassxc.opvault/default/folders.js",
        "keepassxc/keepassxc.opvault/default/profile.js",
        "pass-import/db/lastpass.csv.gpg",
    ),
    errors.NotAVault: (
        "keepassxc/FileKeyXmlV2.keyx",
        "keepassxc/hibp.txt",
        "pass-import/db/aegis.json",
        "pass-import/db/aegiscipher.json",
        "pass-import/db/andotp.json",
        "pass-import/db/freeotp.json",
        "pass-import/db/gnomeauthenticator.json",
    ),
    errors.FormatUnknown: ("pass-import/db/keeper.csv",),
}


def _read(name: str) -> Kept:
    return read(file.load(_EXPORTS / name).data, password=_READ[name].password)


@pytest.mark.parametrize("name", _READ)
def test_a_file_that_is_read_gives_what_is_known_of_it(name: str) -> None:
    kept, known = _read(name), _READ[name]

    assert kept.format == known.format
    assert len(kept.logins) == known.logins
    assert kept.passwords.count(None) == known.bare
    assert {reason: n for reason, n in kept.counted.items() if n} == known.left_out
    assert kept.damaged_rows == []


@pytest.mark.parametrize(("cause", "name"), [(cause, name) for cause, names in _REFUSED.items() for name in names])
def test_a_file_that_is_refused_is_refused_for_its_own_reason(cause: type[SourceError], name: str) -> None:
    with pytest.raises(SourceError) as caught:
        registry.reader_for(file.load(_EXPORTS / name))

    assert caught.type is cause


def test_no_other_file_is_taken_for_something_that_can_be_read_but_a_table_that_explains_itself() -> None:
    for path in sorted(_EXPORTS.rglob("*")):
        name = path.relative_to(_EXPORTS).as_posix()
        if path.is_file() and path.suffix not in _OTHERS and name not in _READ:
            with suppress(SourceError):
                assert registry.reader_for(file.load(path)).format == "csv"


def _truth() -> list[dict[str, str]]:
    """Read the entries of `main.yml`, as far as logins have such things; the tests need no YAML for so little."""
    content = (_EXPORTS / "pass-import" / "references" / "main.yml").read_text("utf-8")
    entries = [dict(re.findall(r"^(?:- |  )(\w+): (.+)$", entry, re.MULTILINE)) for entry in content.split("\n\n")]
    quoted = re.compile('^".*"$')
    return [{key: json.loads(text) if quoted.match(text) else text for key, text in entry.items()} for entry in entries]


@pytest.mark.parametrize("name", _THE_SAME_ACCOUNTS)
def test_every_cell_of_the_same_accounts_is_what_it_was(name: str) -> None:
    logins = _read(name).logins
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


def test_a_known_login_comes_out_whole() -> None:
    (login,) = _read("keepassxc/bitwarden_export.json").logins

    assert (login.title, login.username, login.folder) == ("Login Name", "myusername@gmail.com", "My Folder")
    assert login.urls == ("https://mail.google.com", "https://google.com", "https://gmail.com")
    assert login.has_totp


@pytest.mark.parametrize("system", ["mac", "windows"])
def test_the_login_of_1password_7_is_found_among_its_columns(system: str) -> None:
    kept = _read(f"bitwarden-jslib/onePasswordCsv/multipleItems.{system}.csv")

    (login,) = kept.logins
    assert (login.title, login.username) == ("1Password Account", "email@bitwarden.com")
    assert (login.urls, kept.passwords) == (("https://my.1password.com",), ["the account's password"])


def test_lastpass_notes_give_their_secrets_and_torn_rows_their_logins() -> None:
    notes = _read("proton-webclients/lastpass.csv").logins[4:]
    torn = _read("proton-webclients/lastpass.corrupted.rows.csv").logins

    assert [(login.title, login.kind.value, shown(login.password)) for login in notes] == [
        ("ssh", "ssh-key", "password123"),
        ("new custom item", "login", "password123"),
        ("wifi", "wifi", "password123"),
    ]
    assert [login.title for login in torn] == ["nobody", "Admin", "Twitter"]
