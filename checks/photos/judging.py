"""What of that which a picture tells should not travel with it?

The judgement is about the kinds of things, never about their content: a place is a place, whosever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from checks.model import Urgency
from checks.photos.model import Clue, Photo, What, Where


class Level(Enum):
    """What a picture comes to. There is no level "safe": what one sees in it is not looked at."""

    TELLS = "tells"
    LITTLE = "little"  # only what is good to know
    NOTHING_FOUND = "nothing-found"


@dataclass(frozen=True, slots=True)
class Revealed:
    """All that tells the same kind of thing. `rule` is its name in JSON."""

    rule: str
    urgency: Urgency
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A picture, and what it reveals, the worst first."""

    photo: Photo
    revealed: tuple[Revealed, ...]

    @property
    def level(self) -> Level:
        """What it comes to."""
        if any(each.urgency is not Urgency.WHEN_YOU_CAN for each in self.revealed):
            return Level.TELLS
        return Level.LITTLE if self.revealed else Level.NOTHING_FOUND

    @property
    def is_unknown(self) -> bool:
        """Tell whether damage is all that keeps it from coming to little or nothing: then nothing is known of it."""
        serious = {each.rule for each in self.revealed if each.urgency is not Urgency.WHEN_YOU_CAN}
        return serious == {What.UNREADABLE.value}

    @property
    def is_whole(self) -> bool:
        """Tell whether every part that should be readable was read."""
        return all(clue.what is not What.UNREADABLE for clue in self.photo.clues)


_URGENCIES: Final = {
    What.PLACE: Urgency.FIRST,
    What.PERSON: Urgency.FIRST,
    What.VIDEO: Urgency.FIRST,
    What.HIDDEN_PICTURE: Urgency.FIRST,
    What.TRAILING: Urgency.FIRST,
    What.PLACE_NAME: Urgency.SOON,
    What.PREVIEW: Urgency.SOON,
    What.SERIAL: Urgency.SOON,
    What.AUTHOR: Urgency.SOON,
    What.TIME: Urgency.SOON,
    What.DEVICE: Urgency.SOON,
    What.COMMENT: Urgency.SOON,
    What.HISTORY: Urgency.SOON,
    What.IDENTIFIER: Urgency.SOON,
    What.FACES: Urgency.SOON,
    What.MAKER_NOTE: Urgency.SOON,
    What.UNNAMED: Urgency.SOON,
    What.UNREADABLE: Urgency.SOON,
    What.CREDENTIALS: Urgency.SOON,
    What.SOFTWARE: Urgency.WHEN_YOU_CAN,
    What.COLOUR_PROFILE: Urgency.WHEN_YOU_CAN,
}
"""In the order in which they are told within a rank."""

_UNEVEN: Final = 0.03
"""Part by which the shapes of two pictures must differ: rounding to whole points makes up to 0.02 of it."""
_DATED: Final = re.compile(r"(?<!\d)(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])[-_. ]?(?:0[1-9]|[12]\d|3[01])(?!\d{3})")
"""A day in a file name, as telephones and messengers write it."""


def judged(photo: Photo) -> Judged:
    """Return what `photo` reveals, one entry a kind of thing, the worst first."""
    found = list(_revealed(photo))
    order = list(Urgency)
    return Judged(photo, tuple(sorted(found, key=lambda each: order.index(each.urgency))))


def names_a_day(name: str) -> bool:
    """Tell whether a file name holds a day."""
    return _DATED.search(name) is not None


def may_show_more(photo: Photo, clue: Clue) -> bool:
    """Tell whether the picture inside has another shape than the picture: it may show what was cut away.

    Turned by a quarter is the same shape. Where a size is not known, nothing is claimed.
    """
    if 0 in (*photo.size, *clue.size):
        return False
    shape, inner = (max(size) / min(size) for size in (photo.size, clue.size))
    return abs(shape / inner - 1) > _UNEVEN


def _revealed(photo: Photo) -> Iterator[Revealed]:
    for what, urgency in _URGENCIES.items():
        clues = tuple(clue for clue in photo.clues if clue.what is what)
        cropped = tuple(clue for clue in clues if what is What.PREVIEW and may_show_more(photo, clue))
        if cropped:
            yield Revealed("preview-may-show-more", Urgency.FIRST, cropped)
        others = tuple(clue for clue in clues if clue not in cropped)
        if others:
            yield Revealed(what.value, urgency, others)
    if names_a_day(photo.name):
        yield Revealed("file-name", Urgency.WHEN_YOU_CAN, (Clue(What.TIME, Where.FILE_NAME, photo.name),))
