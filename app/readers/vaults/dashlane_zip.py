"""Which logins does the zip hold that Dashlane exports?

Its `credentials.csv` has them; what lies beside it is counted. Members for which the person had nothing may be empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.readers.vaults import csv_logins, dashlane_csv, zip_archive
from app.readers.vaults.reader import FormatId, Keys, Reader, Skipped, Untrusted
from checks.model import Login

_CREDENTIALS: Final = "credentials.csv"
_OTHERS: Final = ("ids.csv", "id.csv", "payments.csv", "personalInfo.csv", "securenotes.csv")


def _recognises(untrusted: Untrusted) -> bool:
    return zip_archive.holds(untrusted, _CREDENTIALS)


def _read(untrusted: Untrusted, _keys: Keys) -> Iterator[Login | Skipped]:
    credentials = zip_archive.member(untrusted, _CREDENTIALS)
    if credentials.data.strip():
        yield from csv_logins.read(credentials, dashlane_csv.CREDENTIALS)
    for name in sorted(zip_archive.names(untrusted).intersection(_OTHERS)):
        member = zip_archive.member(untrusted, name)
        labels = csv_logins.labels(member)
        # Dashlane may add columns: what cannot be counted is no login all the same.
        if layout := next((layout for layout in dashlane_csv.LAYOUTS if layout.fits(labels)), None):
            yield from csv_logins.read(member, layout)


READER: Final = Reader(FormatId("dashlane-zip"), _recognises, csv_logins.never_locked, _read)
