"""Which logins does a JSON export of Dashlane hold?

A list of entries a kind, named in French capitals; `AUTHENTIFIANT` has the logins. No dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.readers.vaults import errors, json_document, json_logins, parts
from app.readers.vaults.addresses import host
from app.readers.vaults.json_document import public
from app.readers.vaults.json_logins import Entry
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login, MessageId

_LOGINS: Final = "AUTHENTIFIANT"
_IDENTITIES = ("IDENTITY", "EMAIL", "PHONE", "ADDRESS", "COMPANY", "PERSONALWEBSITE", "IDCARD", "PASSPORT")
_PAPERS = ("DRIVERLICENCE", "SOCIALSECURITYSTATEMENT", "FISCALSTATEMENT")
_KINDS: Final[Mapping[str, MessageId]] = {
    "SECURENOTE": parts.NOTE,
    "PAYMENTMEANS_CREDITCARD": parts.CARD,
    **dict.fromkeys((*_IDENTITIES, *_PAPERS), parts.IDENTITY),
}


def _login(entry: Entry, source: str, row: int) -> parts.Taken:
    if not isinstance(entry.get("password"), str | None):
        return None
    names = [name for key in ("login", "email", "secondaryLogin") if (name := public(entry.get(key)))]
    has_totp = bool(entry.get("otpSecret") or entry.get("otpUrl"))
    if not (names or entry.get("password") or has_totp):
        return parts.no_login(public(entry.get("note")))
    url = public(entry.get("domain"))
    return Login(
        title=public(entry.get("title")) or host(url),
        username=names[0] if names else "",
        email=public(entry.get("email")),
        urls=(url,) if url else (),
        password=json_logins.secret(entry.get("password")),
        source=source,
        row=row,
        has_totp=has_totp,
    )


def _recognises(untrusted: Untrusted) -> bool:
    return json_document.with_key(untrusted, _LOGINS) is not None


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    document = json_document.parsed(untrusted)
    if not isinstance(document, dict) or not isinstance(document.get(_LOGINS), list):
        raise errors.FileDamaged(name=untrusted.name)
    yield from json_logins.read(untrusted, document[_LOGINS], _login)
    for key, entries in document.items():
        if key != _LOGINS and (count := len(json_document.items(entries))):
            yield Skipped(_KINDS.get(key, parts.OTHER), count)


READER: Final = Reader(FormatId("dashlane-json"), _recognises, never_locked, _read)
