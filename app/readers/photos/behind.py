"""What lies behind the end of a picture?"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from app.readers.photos.sizes import jpeg_size
from app.readers.photos.taken import Taken
from checks.photos.model import What, Where

_FILM: Final = re.compile(rb"....ftyp", re.DOTALL)
_JPEG: Final = re.compile(rb"\xff\xd8\xff[\xc0-\xfe]")
_MOST_PICTURES: Final = 8


def tell(rest: bytes, taken: Taken, *, is_gain_map: bool = False) -> None:
    """Add what `rest`, the bytes after the end, is: the film of a moving photograph, further pictures, or unknown.

    `is_gain_map` says that the first further picture only says how bright the first is to be shown.
    """
    if not any(rest):
        return  # zeros fill up blocks and hide nothing
    film = _FILM.search(rest)
    pictures = rest[: film.start()] if film else rest
    found = [match.start() for match in islice(_JPEG.finditer(pictures), _MOST_PICTURES)]
    sized = [(at, size) for at in found if (size := jpeg_size(pictures[at:])) is not None]
    for number, (_, size) in enumerate(sized):
        what = What.PREVIEW if is_gain_map and number == 0 else What.HIDDEN_PICTURE
        taken.tell(what, Where.AFTER_END, amount=len(pictures), size=size)
    if film:
        taken.tell(What.VIDEO, Where.AFTER_END, amount=len(rest) - film.start())
    elif not sized:
        taken.tell(What.TRAILING, Where.AFTER_END, amount=len(rest))
