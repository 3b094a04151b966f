"""Which reader reads this file?"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import (
    bitwarden,
    chrome_csv,
    firefox_csv,
    kdbx,
    keepass_xml,
    networkmanager,
    onepassword_pux,
    proton_csv,
    proton_json,
    refused,
)
from app.readers.vaults.reader import Reader, Untrusted

READERS: Final[tuple[Reader, ...]] = (
    kdbx.READER,
    keepass_xml.READER,
    onepassword_pux.READER,
    proton_json.READER,
    networkmanager.READER,
    bitwarden.READER,
    chrome_csv.READER,
    firefox_csv.READER,
    proton_csv.READER,
)
"""Every format that is read, the most certain signs first. A new format is one file and one line here."""


def reader_for(untrusted: Untrusted) -> Reader:
    """Return the first reader that recognises the content.

    Raises the SourceError that fits what the file is instead: FormatUnknown, FileDamaged, a kind of FormatRefused ...
    """
    found = next((reader for reader in READERS if reader.recognises(untrusted)), None)
    return found or refused.refuse(untrusted)
