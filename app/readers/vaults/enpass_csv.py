"""Which logins does a CSV of Enpass hold?

A row is a title, then fields as pairs of label and value, then at times a note without a label. Its header only shows
the pattern, dots included. Labels are those of the person's language; a star marks what Enpass hides. No dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from app.readers.vaults import csv_logins, csv_rows, parts, text
from app.readers.vaults.addresses import host
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login

_HEADER: Final = ("title", "field", "value")
_USERNAMES: Final = frozenset({"username", "user name", "login", "nom d’utilisateur", "identifiant"})
_EMAILS: Final = frozenset({"e-mail", "email", "adresse e-mail", "courriel"})
_PASSWORDS: Final = frozenset({"password", "login password", "mot de passe"})
_ADDRESSES: Final = frozenset({"url", "website", "site web", "site internet"})
_CODES: Final = frozenset({"totp", "one-time code", "one-time password", "code à usage unique"})
_CARD: Final = frozenset({"cardholder", "cvc", "ccnumber", "titulaire de la carte"})

_Fields = Sequence[tuple[str, str]]


def _logins(cells: list[str], source: str, line: int) -> parts.Taken:
    """Return a login for each password of a row."""
    title, *pairs = cells
    note = pairs.pop() if len(pairs) % 2 else ""
    fields = [(_plain(label), value) for label, value in zip(pairs[::2], pairs[1::2], strict=True) if value]
    passwords = _values(fields, _PASSWORDS)
    users, emails, urls = (_values(fields, labels) for labels in (_USERNAMES, _EMAILS, _ADDRESSES))
    has_totp = bool(_values(fields, _CODES))
    if not passwords and not (users or emails or has_totp):
        return parts.CARD if any(label in _CARD for label, _ in fields) else parts.no_login(note)
    return tuple(
        Login(
            title=title or next(filter(None, map(host, urls)), ""),
            username=next(iter((*users, *emails)), ""),
            email=next(iter(emails), ""),
            urls=tuple(urls),
            password=csv_logins.secret(password),
            source=source,
            row=line,
            has_totp=has_totp,
        )
        for password in passwords or [""]
    )


def _plain(label: str) -> str:
    return label.removeprefix("*").strip().casefold().replace("'", "’")


def _values(fields: _Fields, labels: frozenset[str]) -> list[str]:
    return [value for label, value in fields if label in labels]


def _recognises(untrusted: Untrusted) -> bool:
    return csv_rows.header(text.opening(untrusted)).labels[: len(_HEADER)] == _HEADER


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    return csv_logins.read_ragged(untrusted, _logins, headed=True)


READER: Final = Reader(FormatId("enpass-csv"), _recognises, never_locked, _read)
