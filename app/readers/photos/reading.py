"""What does a picture file tell besides the picture, and what is a clean copy made of?"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable

from app.readers.photos import heif, jpeg, png, preview, webp
from app.readers.photos.errors import Broken, NotAPhoto, PhotoDamaged, PhotoTooLarge, TooMuch
from app.readers.photos.taken import Taken
from app.readers.vaults.reader import Untrusted
from app.values.photos import MOST_MEBIBYTES, CopyPlan, LookedAt, made
from checks.photos.model import Photo

_PREVIEW, _INNER = 560, 280
"""Points at most, of the picture and of the one inside it."""
_MOST_INNER = 1 << 20
"""Bytes of the one inside that are decoded; true ones have some tens of thousands."""


def read(untrusted: Untrusted) -> LookedAt:
    """Read the picture file `untrusted`; NotAPhoto, PhotoDamaged or PhotoTooLarge where nothing can be told."""
    data, name = untrusted.data, untrusted.name
    if len(data) > MOST_MEBIBYTES * 1024 * 1024:
        raise PhotoTooLarge(name=name, limit=MOST_MEBIBYTES)
    reader = _reader(data)
    if reader is None:
        raise NotAPhoto(name=name)
    try:
        taken = reader(data)
    except (Broken, TooMuch, struct.error, IndexError):  # the last two: a number was promised and the file ended
        raise PhotoDamaged(name=name) from None
    photo = Photo(name, taken.format, taken.size, tuple(taken.clues), taken.way, tuple(dict.fromkeys(taken.drops)))
    plan = CopyPlan(hashlib.sha256(data).digest(), tuple(taken.parts))
    inner = preview.drawn(taken.inner, _INNER) if taken.inner and len(taken.inner) <= _MOST_INNER else None
    # Drawn from the clean copy: the library reads what lies between the parts one byte after the other.
    return LookedAt(photo, plan, preview.drawn(made(data, name, plan), _PREVIEW), inner)


def _reader(data: bytes) -> Callable[[bytes], Taken] | None:
    if data.startswith(jpeg.START):
        return jpeg.read
    if data.startswith(png.START):
        return png.read
    if data.startswith(webp.START) and data[8:12] == webp.KIND:
        return webp.read
    return heif.read if heif.recognises(data) else None
