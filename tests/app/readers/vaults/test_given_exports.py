"""Do the readers give what is known of exports that others made?

These files are not part of the program and lie beside it, where someone put them; without them these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from app.errors import SourceError
from app.readers.vaults import errors, file, folder, foreign
from checks.model import ChangeDateSource, Kind, PasswordChange
from tests.app.readers.vaults.exports import Kept, read

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

_DELETED = {"warning.keepass_deleted": 3}
_HISTORY = {"warning.keepass_history": 1}

_PROTON = {"skipped.note": 1, "skipped.card": 1, "skipped.trashed": 1}
_PROTON_CSV = {"skipped.note": 1, "skipped.alias": 1, "skipped.card": 1}
_1PUX = "bitwarden-jslib/1pux/"
_1PUX_KINDS = ("card", "document", "note", "identity", "bank_account")

_READ: Mapping[str, _Known] = {
    **{
        f"{_1PUX}{name}.1pux": _Known("1password-1pux", 1)
        for name in ("APICredentials", "Database", "LoginData", "Password", "Server", "WirelessRouter")
    },
    f"{_1PUX}BankAccount.1pux": _Known("1password-1pux", 0, left_out={"skipped.bank_account": 1}),
    f"{_1PUX}CreditCard.1pux": _Known("1password-1pux", 0, left_out={"skipped.card": 1}),
    f"{_1PUX}EmailfieldOnIdentity.1pux": _Known("1password-1pux", 0, left_out={"skipped.identity": 1}),
    f"{_1PUX}IdentityData.1pux": _Known("1password-1pux", 0, left_out={"skipped.identity": 1}),
    f"{_1PUX}Passport.1pux": _Known("1password-1pux", 0, left_out={"skipped.identity_paper": 1}),
    f"{_1PUX}SecureNote.1pux": _Known("1password-1pux", 0, left_out={"skipped.note": 1}),
    "keepassxc/1PasswordExport.1pux": _Known(
        "1password-1pux", 4, left_out={f"skipped.{kind}": 1 for kind in _1PUX_KINDS}
    ),
    "bitwarden-jslib/firefoxCsv/firefoxAccountsData.csv": _Known("firefox-csv", 1, left_out=_ACCOUNT),
    "bitwarden-jslib/firefoxCsv/simplePasswordData.csv": _Known("firefox-csv", 1),
    "buttercup-importer/bitwarden.json": _Known("bitwarden-json", 2, left_out={"skipped.other": 3}),
    "buttercup-importer/chrome_pass.csv": _Known("chrome-csv", 8, left_out={"skipped.empty_row": 1}),
    "keepass-rs/inner_xml_with_custom_fields.xml": _Known("keepass-xml", 1, bare=1),
    "keepassxc-newer/bitwarden_passkey_export.json": _Known("bitwarden-json", 2, bare=2),
    "keepassxc-newer/protonpass_export.json": _Known("proton-json", 2, left_out=_PROTON),
    "keepassxc/BrokenDeletedObjects.xml": _Known("keepass-xml", 1, bare=1, left_out=_DELETED),
    "keepassxc/BrokenDifferentEntryHistoryUuid.xml": _Known("keepass-xml", 1, bare=1, left_out=_HISTORY),
    "keepassxc/BrokenGroupReference.xml": _Known("keepass-xml", 1, bare=1, left_out={"warning.keepass_group": 1}),
    "keepassxc/BrokenNoGroupUuid.xml": _Known("keepass-xml", 0, left_out={"warning.keepass_uuid": 1}),
    "keepassxc/BrokenTwoRoots.xml": _Known("keepass-xml", 0, left_out={"warning.keepass_roots": 1}),
    "keepassxc/NewDatabase.xml": _Known("keepass-xml", 3, bare=1, left_out={"skipped.recycle_bin": 1}),
    "keepassxc/bitwarden_encrypted_argon2id_export.json": _Known("bitwarden-json", 1, password="a"),
    "keepassxc/bitwarden_export.json": _Known("bitwarden-json", 1, left_out=_KINDS),
    "pass-import/db/bitwarden-org.json": _Known("bitwarden-json", 12, bare=1, left_out={"skipped.note": 2}),
    "pass-import/db/chrome.csv": _Known("chrome-csv", 12, bare=1, left_out=_EMPTY),
    "pass-import/db/ff-password-exporter.csv": _Known("firefox-csv", 12, bare=1, left_out=_EMPTY),
    "pass-import/db/keepass-other.xml": _Known("keepass-xml", 2, bare=1),
    "pass-import/db/networkmanager/Box-A5O9": _Known("networkmanager", 1),
    "pass-import/db/networkmanager/Open Wireless": _Known("networkmanager", 1, bare=1),
    "pass-import/db/networkmanager/eduroam": _Known("networkmanager", 1),
    "proton-webclients/protonpass.csv": _Known("proton-csv", 1, left_out=_PROTON_CSV),
}

_REFUSED: Mapping[type[SourceError], tuple[str, ...]] = {
    errors.FileDamaged: ("keepassxc/BrokenNoRootGroup.xml",),
    errors.FormatRefused: (
        "bitwarden-jslib/keeper.json",
        "pass-import/db/dashlane.json",
        "pass-import/db/enpass.json",
    ),
    errors.NotAVault: ("keepassxc/FileKeyXmlV2.keyx", "keepassxc/hibp.txt"),
    foreign.AppleKeychainRefused: ("pass-import/db/apple-keychain.txt",),
    foreign.ButtercupRefused: ("buttercup-importer/test.bcup",),
    foreign.ClipperzRefused: ("pass-import/db/clipperz.html",),
    foreign.FigaroRefused: ("pass-import/db/fpm.xml",),
    foreign.GnomeKeyringRefused: ("pass-import/db/gnome-keyring.keyring",),
    foreign.KeePassXOneRefused: ("pass-import/db/keepassx.xml",),
    foreign.LastPassCommandRefused: ("pass-import/db/lastpass/show-3243291093373152461.json",),
    foreign.OneTimeCodes: (
        "pass-import/db/aegis.json",
        "pass-import/db/aegiscipher.json",
        "pass-import/db/andotp.json",
        "pass-import/db/freeotp.json",
        "pass-import/db/gnomeauthenticator.json",
    ),
    foreign.OnePifRefused: ("pass-import/db/1password.1pif",),
    foreign.OpVaultRefused: (
        "keepassxc/keepassxc.opvault/default/30B6513EE64B4DFE9C47EC2F257CE296_34034F6E478A4D4F91CDBE0A077E2128.attachment",
        "keepassxc/keepassxc.opvault/default/band_1.js",
        "keepassxc/keepassxc.opvault/default/folders.js",
        "keepassxc/keepassxc.opvault/default/profile.js",
    ),
    foreign.PasspieRefused: ("pass-import/db/passpie.yml",),
    foreign.PasswordSafeRefused: ("pass-import/db/pwsafe.xml",),
    foreign.PgpRefused: ("pass-import/db/lastpass.csv.gpg",),
    foreign.RevelationRefused: ("pass-import/db/revelation.xml",),
    errors.FormatUnknown: (
        "bitwarden-jslib/safariCsv/simplePasswordData.csv",
        "buttercup-importer/lastpass.csv",
        "pass-import/db/bitwarden.csv",
        "pass-import/db/keeper.csv",
        "proton-webclients/lastpass.corrupted.rows.csv",
        "proton-webclients/nordpass.csv",
    ),
}


def _read(name: str) -> Kept:
    return read(file.load(_EXPORTS / name).data, password=_READ[name].password)


@pytest.mark.parametrize("name", _READ)
def test_a_file_that_is_read_gives_what_is_known_of_it(name: str) -> None:
    kept, known = _read(name), _READ[name]

    assert kept.format == known.format
    assert len(kept.logins) == known.logins
    assert kept.passwords.count(None) == known.bare
    assert kept.counted == known.left_out
    assert kept.damaged_rows == []


@pytest.mark.parametrize(("cause", "name"), [(cause, name) for cause, names in _REFUSED.items() for name in names])
def test_a_file_that_is_refused_is_refused_for_its_own_reason(cause: type[SourceError], name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(file.load(_EXPORTS / name).data)

    assert caught.type is cause


def test_the_folder_of_opvault_is_refused_by_its_name() -> None:
    with pytest.raises(foreign.OpVaultRefused):
        folder.refuse(_EXPORTS / "keepassxc" / "keepassxc.opvault")


def test_no_other_file_is_taken_for_something_that_can_be_read() -> None:
    for path in sorted(_EXPORTS.rglob("*")):
        name = path.relative_to(_EXPORTS).as_posix()
        if path.is_file() and path.suffix not in _OTHERS and name not in _READ:
            with pytest.raises(SourceError):
                read(file.load(path).data)


def test_three_managers_exports_of_the_same_accounts_give_the_same_passwords() -> None:
    names = ("bitwarden-org.json", "chrome.csv", "ff-password-exporter.csv")

    first, *others = (sorted(filter(None, _read(f"pass-import/db/{name}").passwords)) for name in names)

    assert len(first) == 11
    assert others == [first, first]


def test_a_known_login_comes_out_whole() -> None:
    (login,) = _read("keepassxc/bitwarden_export.json").logins

    assert (login.title, login.username, login.folder) == ("Login Name", "myusername@gmail.com", "My Folder")
    assert login.urls == ("https://mail.google.com", "https://google.com", "https://gmail.com")
    assert login.has_totp


def test_networks_give_what_their_reference_says() -> None:
    for name, username, password in (
        ("Box-A5O9", "", "07B1DB8DBCB541C48202487760D0E1D6"),
        ("eduroam", "vdmifhogah", "X3<yS1g9wW-@lC87pekRmXMJp"),
        ("Open Wireless", "", None),
    ):
        found = _read(f"pass-import/db/networkmanager/{name}")
        (login,) = found.logins
        assert (login.title, login.username, login.kind) == (name, username, Kind.WIFI)
        assert found.passwords == [password]


def test_each_secret_of_1password_comes_out_with_its_kind_and_date() -> None:
    names = ("LoginData", "Password", "APICredentials", "Server", "WirelessRouter", "Database")
    found = [_read(f"{_1PUX}{name}.1pux") for name in names]
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
    found = _read("keepassxc/1PasswordExport.1pux")
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
        _read(name)
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
