"""What does a picture that was looked at look like as JSON?"""

from __future__ import annotations

from app.cli.document import SCHEMA, Document
from app.values.photos import Seen
from checks.model import Urgency
from checks.photos.exactness import exactness
from checks.photos.judging import Judged, Revealed
from checks.photos.model import Clue

_SEVERITIES = {Urgency.FIRST: "red", Urgency.SOON: "amber", Urgency.WHEN_YOU_CAN: "hint"}


def photo(seen: Seen, copy: Seen | None) -> Document:
    """Return what `bilan photo` says of one picture; `clean` is null where no copy was asked for."""
    return {"schema": SCHEMA, **_photo(seen.judged), "clean": None if copy is None else _photo(copy.judged)}


def _photo(seen: Judged) -> Document:
    width, height = seen.photo.size
    return {
        "name": seen.photo.name,
        "format": seen.photo.format.value,
        "width": width or None,
        "height": height or None,
        "level": seen.level.value,
        "whole": seen.is_whole,
        "copy": seen.photo.way.value,
        "drops": list(seen.photo.drops),
        "findings": [_revealed(each) for each in seen.revealed],
    }


def _revealed(each: Revealed) -> Document:
    return {"rule": each.rule, "severity": _SEVERITIES[each.urgency], "values": [_clue(clue) for clue in each.clues]}


def _clue(clue: Clue) -> Document:
    told: dict[str, object] = {"where": clue.where.value, "text": clue.text or None, "amount": clue.amount or None}
    if clue.position is not None:
        place = clue.position
        told |= {"latitude": place.latitude, "longitude": place.longitude, "metres": round(place.metres, 1)}
        told |= {"exactness": exactness(place.metres).value}
    if all(clue.size):
        told["size"] = list(clue.size)
    return told
