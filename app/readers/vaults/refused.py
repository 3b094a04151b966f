"""What is a file for which there is no reader, and what should be said about it?

Recognised by content, and only as far as the right advice needs it: nothing here is read for its passwords.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final, NoReturn

from app.errors import SourceError
from app.readers.vaults import csv_rows, csv_vocabulary, errors, foreign, json_document, text, zip_archive
from app.readers.vaults.csv_rows import Row
from app.readers.vaults.csv_vocabulary import Role
from app.readers.vaults.reader import Untrusted

_Cause = type[SourceError]

_ZIP_LOCKED = 0x01
"""The flag of a member that is encrypted (PKWARE APPNOTE, section 4.4.4); flags stand at bytes 6 and 7."""
_ZIP_FLAGS = slice(6, 8)
_PROTON_PGP: Final = "Proton Pass/data.pgp"

_MAGIC: Final[tuple[tuple[bytes, _Cause], ...]] = (
    (rb"PWS3", foreign.PasswordSafeRefused),
    (rb"GnomeKeyring\n", foreign.GnomeKeyringRefused),
    (rb"kych\0", foreign.AppleKeychainRefused),
    # What a PGP message in bytes begins with: a session key under a public key (version 3), or under a passphrase
    # (versions 4 to 6), behind its tag and length (RFC 9580, sections 4.2, 5.1 and 5.3).
    (rb"(\x84.|\x85..|\xc1([\0-\xbf]|[\xc0-\xdf].))\x03", foreign.PgpRefused),
    (rb"(\x8c.|\xc3.)[\x04-\x06]", foreign.PgpRefused),
)
_OPENINGS: Final[tuple[tuple[str, _Cause], ...]] = (
    ("-----BEGIN PGP MESSAGE", foreign.PgpRefused),
    ("b~>buttercup/", foreign.ButtercupRefused),
    (r"OPCLDAT|opdata01|ld\(\{|loadFolders\(|var profile=", foreign.OpVaultRefused),
    (r'\{"keyID":|\{"uuid":"[^\n]*\n\*\*\*', foreign.OnePifRefused),
    (r"\[keyring\]", foreign.GnomeKeyringRefused),
    ('keychain: "', foreign.AppleKeychainRefused),
    (r"(---\s+)?(#[^\n]*\n\s*)*(handler: passpie|credentials:\s+- )", foreign.PasspieRefused),
    (r"[0-9A-Fa-f]{40}:\d", errors.NotAVault),  # a list of leaked passwords
)
_MARKUP: Final[tuple[tuple[str, _Cause], ...]] = (
    (r"KEEPASSX_DATABASE|<database>\s*<group>", foreign.KeePassXOneRefused),
    (r"<FPM\b", foreign.FigaroRefused),
    (r"<passwordsafe\b", foreign.PasswordSafeRefused),
    (r"<revelationdata\b", foreign.RevelationRefused),
    (r"Clipperz data", foreign.ClipperzRefused),
    (r"<KeyFile\b|<html\b|<!doctype html", errors.NotAVault),
)
_FORM_FILL: Final = frozenset({"profilename", "ccnum"})
"""What LastPass keeps for filling forms: identities and cards."""
_LISTING: Final = frozenset({Role.URL, Role.USERNAME, Role.EMAIL, Role.TITLE})
_SURE: Final = 2
"""Labels that a table must have to be a list of logins; one may be chance."""
_ROWS_LOOKED_AT: Final = 20
_MOST_LABELS: Final = 20
_LONGEST_LABEL: Final = 40


def refuse(untrusted: Untrusted) -> NoReturn:
    """Raise the SourceError that says best why the file cannot be read here; FormatUnknown if nothing is recognised."""
    causes = (_archive, _magic, _opening, _document, _table)
    cause = next(filter(None, (looked(untrusted) for looked in causes)), errors.FormatUnknown)
    raise cause(name=untrusted.name)


def _archive(untrusted: Untrusted) -> _Cause | None:
    """Look for the names of members only: archives are opened by the readers that know them."""
    if not zip_archive.looks_like_zip(untrusted):
        return None
    if int.from_bytes(untrusted.data[_ZIP_FLAGS], "little") & _ZIP_LOCKED:
        return foreign.ZipLocked
    return foreign.PgpRefused if zip_archive.holds(untrusted, _PROTON_PGP) else errors.FormatUnknown


def _magic(untrusted: Untrusted) -> _Cause | None:
    return next((cause for magic, cause in _MAGIC if re.match(magic, untrusted.data, re.DOTALL)), None)


def _opening(untrusted: Untrusted) -> _Cause | None:
    start = text.opening(untrusted).lstrip()
    if start.startswith("<"):
        return next((cause for pattern, cause in _MARKUP if re.search(pattern, start, re.IGNORECASE)), None)
    return next((cause for pattern, cause in _OPENINGS if re.match(pattern, start)), None)


def _document(untrusted: Untrusted) -> _Cause | None:
    if not json_document.looks_like_json(untrusted):
        return None
    match document := json_document.parsed(untrusted):
        case {"encrypted": True, "items": _} | {"encrypted": True, "encKeyValidation_DO_NOT_EDIT": _}:
            return errors.AccountRestricted
        case {"exporterRpId": _, "accounts": _}:
            return foreign.CredentialExchangeRefused
        case [{"fullname": _}, *_]:
            return foreign.LastPassCommandRefused
        case _:
            return foreign.OneTimeCodes if _holds_codes(document) else None


def _holds_codes(document: object) -> bool:
    """Tell a backup of one-time codes: Aegis, FreeOTP, 2FAS; andOTP and GNOME Authenticator."""
    match document:
        case {"db": _, "header": _} | {"tokens": _, "tokenOrder": _} | {"services": _, "schemaVersion": _}:
            return True
        case [{"secret": _, "type": _}, *_]:
            return True
        case _:
            return False


def _table(untrusted: Untrusted) -> _Cause | None:
    """Tell a table of logins whose passwords were left out, or stand under a label that nobody but its owner knows."""
    content = text.opening(untrusted)
    head = csv_rows.header(content)
    if _FORM_FILL.issubset(head.labels):
        return errors.NotAVault
    roles = csv_vocabulary.meaning(head.labels)
    if Role.PASSWORD in roles or len(_LISTING.intersection(roles)) < _SURE:
        return None
    understood = [csv_vocabulary.shown(label) for labels in roles.values() for label in labels]
    labels = [label for label in head.labels if label] if _is_header(content, head, roles) else understood
    shown = ", ".join(label[:_LONGEST_LABEL] for label in labels[:_MOST_LABELS])
    raise errors.PasswordColumnMissing(name=untrusted.name, labels=shown)


def _is_header(content: str, head: csv_rows.Header, roles: Mapping[Role, tuple[str, ...]]) -> bool:
    """Tell for certain that the first line is no row of logins, so that none of its cells can be a password.

    A label that means an address stands over one; no row has the word `url` for its own address.
    """
    rows = islice(csv_rows.rows(content, head, frozenset()), _ROWS_LOOKED_AT)
    return any(
        "://" in row.cells.get(label, "") for row in rows if isinstance(row, Row) for label in roles.get(Role.URL, ())
    )
