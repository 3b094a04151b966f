"""How does a mail program come to know a letter?

By an address of the kind `mailto:` (RFC 6068). Windows starts a program with no more than some 2,000 characters of it:
a letter that is too long goes by the clipboard, never in part.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from app.letters.letter import Letter, as_message

LONGEST: Final = 2_000 if sys.platform == "win32" else 8_000
_ADDRESS: Final = re.compile(r"[^\s@,;:?&<>\"]+@[^\s@,;:?&<>\"]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """The address to open; `whole` tells whether it carries the letter, or only its recipient and subject."""

    address: str
    whole: bool


def is_address(text: str) -> bool:
    """Tell whether `text` is one e-mail address, as far as that can be seen."""
    return _ADDRESS.fullmatch(text) is not None


def mail(to: str, letter: Letter, longest: int = LONGEST) -> Mail:
    """Return what opens `letter` in the mail program. `to` may be empty; anything but an address is left out.

    `longest` is how many characters the mail program is given at most.
    """
    start = f"mailto:{quote(to, safe='@') if is_address(to) else ''}?subject={quote(letter.subject, safe='')}"
    body = as_message(letter).replace("\n", "\r\n")  # the line ends of RFC 6068
    whole = f"{start}&body={quote(body, safe='')}"
    return Mail(whole, whole=True) if len(whole) <= longest else Mail(start, whole=False)
