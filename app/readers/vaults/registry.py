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
    dashlane_csv,
    dashlane_json,
    dashlane_legacy_csv,
    dashlane_zip,
    enpass_csv,
    enpass_json,
    firefox_csv,
    generic_csv,
    gorilla_csv,
    kdbx,
    keepass1_csv,
    keepass_xml,
    keepassxc_csv,
    keeper_csv,
    keeper_json,
    lastpass_csv,
    myki_csv,
    networkmanager,
    nordpass_csv,
    onepassword7_csv,
    onepassword_csv,
    onepassword_pux,
    passpack_csv,
    proton_csv,
    proton_json,
    refused,
    roboform_csv,
    upm_csv,
    zoho_csv,
)
from app.readers.vaults.reader import Reader, Untrusted

READERS: Final[tuple[Reader, ...]] = (
    kdbx.READER,
    keepass_xml.READER,
    onepassword_pux.READER,
    dashlane_zip.READER,
    proton_json.READER,
    networkmanager.READER,
    bitwarden.READER,
    dashlane_json.READER,
    enpass_json.READER,
    keeper_json.READER,
    chrome_csv.READER,
    firefox_csv.READER,
    keepassxc_csv.READER,
    keepass1_csv.READER,
    bitwarden_csv.READER,
    onepassword_csv.READER,
    onepassword7_csv.READER,
    apple_csv.READER,
    lastpass_csv.READER,
    proton_csv.READER,
    dashlane_csv.READER,
    nordpass_csv.READER,
    roboform_csv.READER,
    buttercup_csv.READER,
    myki_csv.READER,
    zoho_csv.READER,
    blur_csv.READER,
    gorilla_csv.READER,
    passpack_csv.READER,
    enpass_csv.READER,
    keeper_csv.READER,
    dashlane_legacy_csv.READER,
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
