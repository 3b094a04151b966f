"""Which other pages about accounts and data does the page of accounts lead to?

Each is a row in its part: how it stands, and one button that opens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.checkup.overview import Overview
from app.knowledge.platforms import Platform
from app.ui.pages.exposed import Part
from app.ui.widgets.shapes import Shape, Step
from app.words import Words
from checks.exposure.collection import absent, by_setting, standing
from checks.exposure.rights import overdue
from checks.model import Urgency


class Place(Enum):
    """A page behind a door."""

    ADDRESSES = "addresses"
    COLLECTION = "collection"
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class Door:
    """A way to `place` that stands in `part`: its row, what is told about it, and the text of its button."""

    place: Place
    part: Part
    title: str
    second: str
    lead: str
    button: str
    shape: Shape


def doors(words: Words, overview: Overview, platforms: Sequence[Platform]) -> tuple[Door, ...]:
    """Return the doors, in the order in which they stand. A further page about accounts gets its door here."""
    return (_addresses(words), _collection(words, overview, platforms), _rights(words, overview))


def _addresses(words: Words) -> Door:
    return Door(
        Place.ADDRESSES,
        Part.ADDRESSES,
        words.text("My addresses"),
        words.text("Looked up one by one, if you wish"),
        words.text(
            "In which leaks do your addresses appear? Each is looked up only after you ticked it, and you see before "
            "what would leave this computer."
        ),
        words.text("My &addresses"),
        Step.TO_COME,
    )


def _collection(words: Words, overview: Overview, platforms: Sequence[Platform]) -> Door:
    answers, away = by_setting(overview.told), absent(overview.told)
    mine = [(each.id, setting.purpose) for each in platforms if each.id not in away for setting in each.setting]
    done = sum(standing(name, purpose, answers, overview.today) is not None for name, purpose in mine)
    return Door(
        Place.COLLECTION,
        Part.HOLDING,
        words.text("Settings of the large platforms"),
        words.count("{n} of {of} answered", "{n} of {of} answered", done, of=len(mine)),
        words.text(
            "Ten platforms hold much of what is known about most people. Go through their settings one by one; "
            "Bilan connects to none of them, and asks again after six months."
        ),
        words.text("&Go through the settings"),
        Step.DONE if mine and done == len(mine) else Step.TO_COME,
    )


def _rights(words: Words, overview: Overview) -> Door:
    late, sent = len(overdue(overview.requests, overview.today)), len(overview.requests)
    second = words.count("{n} letter sent", "{n} letters sent", sent) if sent else words.text("No letter was sent yet")
    if late:
        second = words.count("{n} answer overdue", "{n} answers overdue", late)
    return Door(
        Place.RIGHTS,
        Part.HOLDING,
        words.text("My rights"),
        second,
        words.text(
            "Ask a company what it holds of you, have it erased, or refuse its advertising. The letter is "
            "written here; of it only the company, the wish and the dates are kept."
        ),
        words.text("My l&etters"),
        Urgency.FIRST if late else Step.TO_COME,
    )
