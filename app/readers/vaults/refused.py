"""What is a file for which there is no reader, and what should be said about it?

Recognised by content, and only as far as the right advice needs it: nothing here is read for its passwords.
"""

from __future__ import annotations

import re
from typing import Final, NoReturn

from app.errors import SourceError
from app.readers.vaults import csv_logins, errors, json_document, text
from app.readers.vaults.reader import Untrusted

_Cause = type[SourceError]

_ZIP = b"PK\x03\x04"
_ZIP_FLAGS = slice(6, 8)
"""Where the flags of the first member stand; bit 0 says encrypted (PKWARE APPNOTE, section 4.4.4)."""
_ZIPPED_EXPORTS = (b"credentials.csv", b"Proton Pass/data.pgp")

_OPENINGS: Final[tuple[tuple[str, _Cause], ...]] = (
    ("-----BEGIN PGP MESSAGE", errors.EncryptedElsewhere),
    ("b~>buttercup/", errors.EncryptedElsewhere),
    (r"OPCLDAT|opdata01|ld\(\{|loadFolders\(|var profile=", errors.EncryptedElsewhere),  # 1Password OPVault
    (r'\{"keyID":|\{"uuid":"[^\n]*\n\*\*\*', errors.FormatRefused),  # 1Password 1PIF: objects between lines of stars
    (r"\[keyring\]", errors.FormatRefused),  # GNOME keyring
    ('keychain: "', errors.FormatRefused),  # macOS `security dump-keychain`
    (r"(---\s+)?(#[^\n]*\n\s*)*(handler: passpie|credentials:\s+- )", errors.FormatRefused),
    (r"[0-9A-Fa-f]{40}:\d", errors.NotAVault),  # a list of leaked passwords
)
_MARKUP: Final[tuple[tuple[str, _Cause], ...]] = (
    (r"KEEPASSX_DATABASE|<FPM\b|<passwordsafe\b|<revelationdata\b|Clipperz data", errors.FormatRefused),
    (r"<KeyFile\b|<html\b|<!doctype html", errors.NotAVault),
)
_ADDRESSES: Final = frozenset({"url", "hostname"})


def refuse(untrusted: Untrusted) -> NoReturn:
    """Raise the SourceError that says best why the file cannot be read here; FormatUnknown if nothing is recognised."""
    cause = _archive(untrusted) or _opening(untrusted) or _document(untrusted) or _table(untrusted)
    raise (cause or errors.FormatUnknown)(name=untrusted.name)


def _archive(untrusted: Untrusted) -> _Cause | None:
    """Look for the names of members only: archives are opened by the readers that know them."""
    if not untrusted.data.startswith(_ZIP):
        return None
    if int.from_bytes(untrusted.data[_ZIP_FLAGS], "little") & 1:
        return errors.EncryptedElsewhere
    return errors.FormatRefused if any(name in untrusted.data for name in _ZIPPED_EXPORTS) else errors.FormatUnknown


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
        case {"records": _} | {"AUTHENTIFIANT": _} | {"items": [{"template_type": _}, *_]}:
            return errors.FormatRefused  # Keeper, Dashlane, Enpass
        case [{"fullname": _}, *_]:
            return errors.FormatRefused  # LastPass' command
        case _:
            return errors.NotAVault if _holds_codes(document) else None


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
    """Tell a table of logins whose passwords were left out when it was made."""
    labels = csv_logins.labels(untrusted)
    lists_logins = "username" in labels and not labels.isdisjoint(_ADDRESSES)
    return errors.ColumnsUnusable if lists_logins and not any("password" in label for label in labels) else None
