"""Which reader reads this file?"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import (
    bitwarden,
    chrome_csv,
    dashlane_csv,
    dashlane_json,
    dashlane_legacy_csv,
    dashlane_zip,
    enpass_csv,
    enpass_json,
    firefox_csv,
    kdbx,
    keeper_csv,
    keeper_json,
    nordpass_csv,
    refused,
    roboform_csv,
)
from app.readers.vaults.reader import Reader, Untrusted

READERS: Final[tuple[Reader, ...]] = (
    kdbx.READER,
    bitwarden.READER,
    chrome_csv.READER,
    firefox_csv.READER,
    dashlane_zip.READER,
    dashlane_json.READER,
    enpass_json.READER,
    keeper_json.READER,
    dashlane_csv.READER,
    nordpass_csv.READER,
    roboform_csv.READER,
    enpass_csv.READER,
    keeper_csv.READER,
    dashlane_legacy_csv.READER,
)
"""Every format that is read, the most certain signs first. A new format is one file and one line here."""


def reader_for(untrusted: Untrusted) -> Reader:
    """Return the first reader that recognises the content.

    Raises the SourceError that fits what the file is instead: FormatUnknown, FileDamaged, a kind of FormatRefused ...
    """
    found = next((reader for reader in READERS if reader.recognises(untrusted)), None)
    return found or refused.refuse(untrusted)
