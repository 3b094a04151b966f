"""What is a colour profile called?

After ICC.1:2022: the tag `desc`, as text (version 2) or as words in several languages (version 4).
"""

from __future__ import annotations

import struct
from typing import Final

from app.readers.photos.taken import Taken
from checks.photos.model import What, Where

_TAGS_AT: Final = 128
_MOST_TAGS: Final = 200


def tell(profile: bytes, taken: Taken) -> None:
    """Add what the profile calls itself: that of a screen at home may hold the name of the screen, or of a person."""
    try:
        name = _description(profile)
    except (struct.error, UnicodeDecodeError):
        name = ""
    taken.tell(What.COLOUR_PROFILE, Where.PICTURE, name)


def _description(profile: bytes) -> str:
    (count,) = struct.unpack_from(">I", profile, _TAGS_AT)
    for number in range(min(count, _MOST_TAGS)):
        name, at, size = struct.unpack_from(">4sII", profile, _TAGS_AT + 4 + 12 * number)
        if name == b"desc":
            return _text(profile[at : at + size])
    return ""


def _text(tag: bytes) -> str:
    if tag[:4] == b"desc":
        (length,) = struct.unpack_from(">I", tag, 8)
        return tag[12 : 12 + min(length, len(tag))].split(b"\0", 1)[0].decode("latin-1")
    if tag[:4] == b"mluc":
        size, at = struct.unpack_from(">II", tag, 20)
        return tag[at : at + size].decode("utf-16-be")
    return ""
