"""What is known of exports that others made, which lie beside the program where someone put them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import SourceError
from app.readers.vaults import errors, file, foreign
from tests.app.readers.vaults import exports
from tests.app.readers.vaults.exports import Kept

EXPORTS = Path(__file__).parents[5] / "shared" / "data" / "exports"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one file: `logins`, of which `bare` have no password, and what is left out."""

    format: str
    logins: int
    bare: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    password: str | None = None


_ACCOUNT = {"skipped.browser_account": 1}
_EMPTY = {"skipped.empty_row": 2}
_KINDS = {"skipped.note": 1, "skipped.card": 1, "skipped.identity": 1}

_NOTE = {"skipped.empty_row": 1, "skipped.note": 1}
_NOTES = {"skipped.note": 2}
DASHLANE = "bitwarden-jslib/dashlaneCsv/"
_DELETED = {"warning.keepass_deleted": 3}
_HISTORY = {"warning.keepass_history": 1}

_PROTON = {"skipped.note": 1, "skipped.card": 1, "skipped.trashed": 1}
_PROTON_CSV = {"skipped.note": 1, "skipped.alias": 1, "skipped.card": 1}
ONEPUX = "bitwarden-jslib/1pux/"
_1PUX_KINDS = ("card", "document", "note", "identity", "bank_account")

THE_SAME_ACCOUNTS: Mapping[str, Known] = {
    f"pass-import/db/{name}": Known(format_id, 12, bare=1, left_out=left_out)
    for name, format_id, left_out in (
        ("1password.csv", "onepassword-csv", _NOTE),
        ("1password4.csv", "onepassword-csv", _NOTE),
        ("1password8.csv", "onepassword-csv", _NOTE),
        ("bitwarden-org.csv", "bitwarden-csv", _NOTES),
        ("bitwarden-org.json", "bitwarden-json", _NOTES),
        ("bitwarden.csv", "bitwarden-csv", _NOTES),
        ("blur.csv", "blur-csv", _EMPTY),
        ("buttercup.csv", "buttercup-csv", _NOTE | {"skipped.folder": 6}),
        ("chrome.csv", "chrome-csv", _NOTE),
        ("chromesqlite.csv", "csv", _EMPTY),
        ("dashlane.csv", "dashlane-legacy-csv", _NOTE),
        ("dashlane.json", "dashlane-json", _NOTE | {"skipped.identity": 1}),
        ("encryptr.csv", "csv", _NOTE),
        ("enpass.csv", "enpass-csv", _NOTE),
        ("enpass.json", "enpass-json", _NOTE),
        ("ff-password-exporter.csv", "firefox-csv", _EMPTY),
        ("gorilla.csv", "gorilla-csv", _NOTE),
        ("keepass.csv", "keepass1-csv", _NOTE),
        ("keepassx2.csv", "keepassxc-csv", _NOTE),
        ("keeper.csv", "keeper-csv", _NOTE),
        ("padlock.csv", "csv", _NOTE),
        ("passman.csv", "csv", _NOTE),
        ("passpack.csv", "passpack-csv", _NOTE),
        ("safeincloud.csv", "csv", _NOTE),
        ("saferpass.csv", "csv", _NOTE),
        ("synology.csv", "csv", _NOTE),
        ("upm.csv", "upm-csv", _NOTE),
        ("zoho.csv", "zoho-csv", _NOTE),
    )
}
"""Exports of the 14 entries of `pass-import/references/main.yml`."""

READ: Mapping[str, Known] = {
    "bitwarden-jslib/mykiCsv/UserAccount.csv": Known("myki-csv", 1),
    "bitwarden-jslib/mykiCsv/UserNote.csv": Known("myki-csv", 0, left_out={"skipped.note": 1}),
    "bitwarden-jslib/mykiCsv/UserTwofa.csv": Known("myki-csv", 0, left_out={"skipped.other": 1}),
    "bitwarden-jslib/onePasswordCsv/multipleItems.mac.csv": Known("onepassword7-csv", 1, left_out=_KINDS),
    "bitwarden-jslib/onePasswordCsv/multipleItems.windows.csv": Known("onepassword7-csv", 1, left_out=_KINDS),
    "bitwarden-jslib/safariCsv/simplePasswordData.csv": Known("apple-csv", 1),
    "buttercup-importer/lastpass.csv": Known("lastpass-csv", 4),
    "buttercup-importer/test.csv": Known("csv", 1),
    "proton-webclients/lastpass.csv": Known("lastpass-csv", 7, left_out={"skipped.note": 2, "skipped.empty_row": 1}),
    "proton-webclients/lastpass.corrupted.rows.csv": Known("lastpass-csv", 3, left_out={"skipped.note": 7}),
    **THE_SAME_ACCOUNTS,
    f"{DASHLANE}credentials.csv": Known("dashlane-csv", 1),
    f"{DASHLANE}id.csv": Known("dashlane-csv", 0, left_out={"skipped.identity": 5}),
    f"{DASHLANE}payments.csv": Known("dashlane-csv", 0, left_out={"skipped.card": 1, "skipped.other": 1}),
    f"{DASHLANE}personalInfo.csv": Known("dashlane-csv", 0, left_out={"skipped.identity": 5}),
    f"{DASHLANE}securenotes.csv": Known("dashlane-csv", 0, left_out={"skipped.note": 1}),
    "bitwarden-jslib/keeper.json": Known("keeper-json", 3),
    "bitwarden-jslib/nordpassCsv/nordpass.card.csv": Known("nordpass-csv", 0, left_out={"skipped.card": 1}),
    "proton-webclients/nordpass.csv": Known("nordpass-csv", 3, left_out={"skipped.folder": 3}),
    "proton-webclients/roboform.csv": Known("roboform-csv", 7, left_out=_NOTE),
    "bitwarden-jslib/firefoxCsv/firefoxAccountsData.csv": Known("firefox-csv", 1, left_out=_ACCOUNT),
    "bitwarden-jslib/firefoxCsv/simplePasswordData.csv": Known("firefox-csv", 1),
    "buttercup-importer/bitwarden.json": Known("bitwarden-json", 2, left_out={"skipped.other": 3}),
    "buttercup-importer/chrome_pass.csv": Known("chrome-csv", 8, left_out={"skipped.empty_row": 1}),
    "keepassxc-newer/bitwarden_passkey_export.json": Known("bitwarden-json", 2, bare=2),
    "keepassxc/bitwarden_encrypted_argon2id_export.json": Known("bitwarden-json", 1, password="a"),
    "keepassxc/bitwarden_export.json": Known("bitwarden-json", 1, left_out=_KINDS),
    **{
        f"{ONEPUX}{name}.1pux": Known("1password-1pux", 1)
        for name in ("APICredentials", "Database", "LoginData", "Password", "Server", "WirelessRouter")
    },
    f"{ONEPUX}BankAccount.1pux": Known("1password-1pux", 0, left_out={"skipped.bank_account": 1}),
    f"{ONEPUX}CreditCard.1pux": Known("1password-1pux", 0, left_out={"skipped.card": 1}),
    f"{ONEPUX}EmailfieldOnIdentity.1pux": Known("1password-1pux", 0, left_out={"skipped.identity": 1}),
    f"{ONEPUX}IdentityData.1pux": Known("1password-1pux", 0, left_out={"skipped.identity": 1}),
    f"{ONEPUX}Passport.1pux": Known("1password-1pux", 0, left_out={"skipped.identity_paper": 1}),
    f"{ONEPUX}SecureNote.1pux": Known("1password-1pux", 0, left_out={"skipped.note": 1}),
    "keepassxc/1PasswordExport.1pux": Known(
        "1password-1pux", 4, left_out={f"skipped.{kind}": 1 for kind in _1PUX_KINDS}
    ),
    "keepass-rs/inner_xml_with_custom_fields.xml": Known("keepass-xml", 1, bare=1),
    "keepassxc-newer/protonpass_export.json": Known("proton-json", 2, left_out=_PROTON),
    "keepassxc/BrokenDeletedObjects.xml": Known("keepass-xml", 1, bare=1, left_out=_DELETED),
    "keepassxc/BrokenDifferentEntryHistoryUuid.xml": Known("keepass-xml", 1, bare=1, left_out=_HISTORY),
    "keepassxc/BrokenGroupReference.xml": Known("keepass-xml", 1, bare=1, left_out={"warning.keepass_group": 1}),
    "keepassxc/BrokenNoGroupUuid.xml": Known("keepass-xml", 0, left_out={"warning.keepass_uuid": 1}),
    "keepassxc/BrokenTwoRoots.xml": Known("keepass-xml", 0, left_out={"warning.keepass_roots": 1}),
    "keepassxc/NewDatabase.xml": Known("keepass-xml", 3, bare=1, left_out={"skipped.recycle_bin": 1}),
    "pass-import/db/keepass-other.xml": Known("keepass-xml", 2, bare=1),
    "pass-import/db/networkmanager/Box-A5O9": Known("networkmanager", 1),
    "pass-import/db/networkmanager/Open Wireless": Known("networkmanager", 1, bare=1),
    "pass-import/db/networkmanager/eduroam": Known("networkmanager", 1),
    "proton-webclients/protonpass.csv": Known("proton-csv", 1, left_out=_PROTON_CSV),
}

REFUSED: Mapping[type[SourceError], tuple[str, ...]] = {
    errors.FileDamaged: ("keepassxc/BrokenNoRootGroup.xml",),
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
    errors.FormatUnknown: ("pass-import/db/lastpass/list", "pass-import/references/main.yml"),
}


def read(name: str) -> Kept:
    """Read one file that is known to be read."""
    return exports.read(file.load(EXPORTS / name).data, password=READ[name].password)
