"""What was read in a picture file besides the picture?

Values that the readers of files make and that are judged here. Texts in them are foreign, cut to `LONGEST_TEXT`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

LONGEST_TEXT: Final = 300
"""Code points of one value that are kept: enough to recognise it."""


class Format(Enum):
    """A kind of picture file, as JSON names it."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIF = "heif"  # HEIC and AVIF: the same container


class Where(Enum):
    """The part of the file in which something stands, as JSON names it."""

    EXIF = "exif"
    XMP = "xmp"
    IPTC = "iptc"
    PHOTOSHOP = "photoshop"
    TEXT = "text"  # a comment of JPEG, a text chunk of PNG
    PICTURE = "picture"  # what belongs to the picture itself, such as its colour profile
    AFTER_END = "after-end"
    CONTAINER = "container"
    FILE_NAME = "file-name"


class What(Enum):
    """What something tells."""

    PLACE = "place"  # coordinates
    PLACE_NAME = "place-name"
    TIME = "time"
    DEVICE = "device"
    SERIAL = "serial"
    AUTHOR = "author"
    PERSON = "person"  # the name of somebody in the picture
    FACES = "faces"  # marked, without a name
    COMMENT = "comment"
    SOFTWARE = "software"
    HISTORY = "history"
    IDENTIFIER = "identifier"
    CREDENTIALS = "credentials"  # C2PA
    PREVIEW = "preview"  # a smaller picture inside
    HIDDEN_PICTURE = "hidden-picture"  # a further picture: a depth map, the shot before an effect
    VIDEO = "video"
    TRAILING = "trailing"  # bytes after the end of the picture, of a kind that is not known
    MAKER_NOTE = "maker-note"
    UNNAMED = "unnamed"  # a part of the file that is not read here
    COLOUR_PROFILE = "colour-profile"
    UNREADABLE = "unreadable"  # there is a part of a known kind, and it is damaged


@dataclass(frozen=True, slots=True)
class Position:
    """A place on Earth in degrees, north and east positive. `metres` is how exact it is written (see `exactness`)."""

    latitude: float
    longitude: float
    metres: float


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that the file tells.

    `text` is the value as it stands there, "" where there is none to show. `amount` is bytes, steps of a history or
    marked faces, 0 where nothing is counted; `size` is width and height of a picture inside, in points.
    """

    what: What
    where: Where
    text: str = ""
    position: Position | None = None
    amount: int = 0
    size: tuple[int, int] = (0, 0)


class Way(Enum):
    """How a clean copy is made of a file."""

    LEFT_OUT = "left-out"  # the parts are left out; the coded picture is copied byte for byte
    BLANKED = "blanked"  # their bytes are emptied in place, because others are found by their distance


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file as it was read. `size` is (0, 0) where the file does not say it.

    `drops` tells what a clean copy loses of the look itself, such as the brightness map of an HDR picture.
    """

    name: str
    format: Format
    size: tuple[int, int]
    clues: tuple[Clue, ...]
    way: Way
    drops: tuple[str, ...] = ()
