"""Which reader reads this file?"""

from __future__ import annotations

from typing import Final

from app.readers.vaults import (
    apple_csv,
    bitwarden,
    bitwarden_csv,
    blur_csv,
    buttercup_csv,
    chrome_csv,
    firefox_csv,
    generic_csv,
    gorilla_csv,
    kdbx,
    keepass1_csv,
    keepassxc_csv,
    lastpass_csv,
    myki_csv,
    onepassword7_csv,
    onepassword_csv,
    passpack_csv,
    refused,
    upm_csv,
    zoho_csv,
)
from app.readers.vaults.reader import Reader, Untrusted

READERS: Final[tuple[Reader, ...]] = (
    kdbx.READER,
    bitwarden.READER,
    chrome_csv.READER,
    firefox_csv.READER,
    keepassxc_csv.READER,
    keepass1_csv.READER,
    bitwarden_csv.READER,
    onepassword_csv.READER,
    onepassword7_csv.READER,
    apple_csv.READER,
    lastpass_csv.READER,
    buttercup_csv.READER,
    myki_csv.READER,
    zoho_csv.READER,
    blur_csv.READER,
    gorilla_csv.READER,
    passpack_csv.READER,
    upm_csv.READER,
    generic_csv.READER,
)
"""Every format that is read, the most certain signs first. A new format is one file and one line here.

Tables without a header are told by the look of their cells, and come behind all that have one; last of all comes the
reader of any table that can be understood.
"""


def reader_for(untrusted: Untrusted) -> Reader:
    """Return the first reader that recognises the content.

    Raises the SourceError that fits what the file is instead: FormatUnknown, FileDamaged, a kind of FormatRefused ...
    """
    found = next((reader for reader in READERS if reader.recognises(untrusted)), None)
    return found or refused.refuse(untrusted)
