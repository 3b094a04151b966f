"""Which text do the bytes of an export spell?"""

from __future__ import annotations

import codecs
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from app.readers.vaults import errors
from app.readers.vaults.reader import Skipped, Untrusted
from checks.model import MessageId

CP1252_WARNING: Final = Skipped(reason=MessageId("warning.cp1252"), count=0)
"""What a reader yields first when the text was decoded by guess: letters with accents may be wrong."""

LIMIT_MEBIBYTES: Final = 64
"""Hundreds of thousands of entries fit in; as values they take up to thirty times their text in memory (our choice)."""
OPENING: Final = 64 * 1024
"""Bytes that are looked at to recognise a format."""
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without NUL characters. `guessed` when it is not Unicode and was taken for Windows' western encoding."""

    text: str = field(repr=False)
    guessed: bool


def decoded(untrusted: Untrusted) -> Decoded:
    """Return the whole text: UTF-8 or UTF-16, else cp1252 by guess.

    Raises FileDamaged when it is none of them, FileTooLarge above 64 MiB.
    """
    if len(untrusted.data) > LIMIT_MEBIBYTES * 1024 * 1024:
        raise errors.FileTooLarge(name=untrusted.name, limit=LIMIT_MEBIBYTES)
    unicode = _encoding(untrusted.data)
    attempts = [(unicode, False), ("cp1252", True)] if unicode == "utf-8" else [(unicode, False)]
    for encoding, guessed in attempts:
        # Suppressed, not chained: a decoding error carries the whole content with it.
        with suppress(UnicodeDecodeError):
            return Decoded(_without_nul(untrusted.data.decode(encoding)), guessed)
    raise errors.FileDamaged(name=untrusted.name)


def opening(untrusted: Untrusted) -> str:
    """Return the first 64 KiB as text, for recognising only: what cannot be decoded is left out. Never raises."""
    start = untrusted.data[:OPENING]
    return _without_nul(start.decode(_encoding(start), errors="ignore"))


def _encoding(data: bytes) -> str:
    """Return the encoding by byte-order mark, else by the NULs of the first four bytes (RFC 4627, section 3)."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return encoding
    match [byte == 0 for byte in data[:4]]:
        case [False, True, False, True]:
            return "utf-16-le"
        case [True, False, True, False]:
            return "utf-16-be"
        case _:
            return "utf-8"


def _without_nul(text: str) -> str:
    return text.replace("\0", "")
