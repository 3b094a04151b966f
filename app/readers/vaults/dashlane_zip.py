"""Which logins does the zip hold that Dashlane exports?

Its `credentials.csv` has them; what lies beside it is counted. Members for which the person had nothing may be empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from app.readers.vaults import csv_logins, dashlane_csv, text, zip_archive
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted, never_locked
from checks.model import Login, MessageId

_CREDENTIALS: Final = "credentials.csv"
_OTHERS: Final = ("ids.csv", "id.csv", "payments.csv", "personalInfo.csv", "securenotes.csv")


def _recognises(untrusted: Untrusted) -> bool:
    return zip_archive.holds(untrusted, _CREDENTIALS)


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    """Yield what each member gives, and at the end what all of them hold besides logins, by kind."""
    no_logins: Counter[MessageId] = Counter()
    for part in _parts(untrusted):
        if isinstance(part, Login) or part.damaged or part is text.CP1252_WARNING:
            yield part
        else:
            no_logins[part.reason] += part.count
    yield from (Skipped(reason, count) for reason, count in no_logins.items())


def _parts(untrusted: Untrusted) -> Iterator[Login | Skipped]:
    credentials = zip_archive.member(untrusted, _CREDENTIALS)
    if credentials.data.strip():
        yield from csv_logins.read(credentials, dashlane_csv.CREDENTIALS)
    for name in sorted(zip_archive.names(untrusted).intersection(_OTHERS)):
        member = zip_archive.member(untrusted, name)
        labels = csv_logins.labels(member)
        # Dashlane may add columns: what cannot be counted is no login all the same.
        if layout := next((layout for layout in dashlane_csv.LAYOUTS if layout.fits(labels)), None):
            yield from (part for part in csv_logins.read(member, layout) if part is not text.CP1252_WARNING)


READER: Final = Reader(FormatId("dashlane-zip"), _recognises, never_locked, _read)
