"""How is it said what a picture tells besides what it shows?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.wording.link_words import Said
from app.words import Words
from checks.model import MessageId
from checks.photos.exactness import Exactness, exactness
from checks.photos.judging import Judged, Level, Revealed
from checks.photos.model import Clue, Position, Way, What, Where

_LISTED: Final = 12
"""Values of one kind that are said."""
_KIBIBYTE: Final = 1024


def level(seen: Judged, words: Words) -> Said:
    """Return what a picture comes to, and what this does not say."""
    eyes = words.text("What it shows is for you to check: badges, screens, papers, other people.")
    if seen.is_unknown:
        return Said(words.text("Not all of this picture could be read"), eyes)
    if seen.level is Level.TELLS:
        return Said(words.text("This picture tells more than you see"), eyes)
    if seen.level is Level.LITTLE:
        return Said(words.text("Hardly anything besides the picture"), eyes)
    return Said(words.text("Nothing found besides the picture"), eyes)


def revealed(found: Revealed, words: Words) -> Said:
    """Return what was found, and why it matters."""
    return Said(
        words.message(MessageId(f"photo.{found.rule}.title"), {}),
        words.message(MessageId(f"photo.{found.rule}.why"), {}),
    )


def values(found: Revealed, words: Words) -> Iterator[str]:
    """Yield what stands in the file, a line each value, and where it stands."""
    lines: dict[str, list[str]] = {}
    for clue in found.clues:
        lines.setdefault(_value(clue, words), []).append(_where(clue.where, words))
    for line, places in list(lines.items())[:_LISTED]:
        where = ", ".join(dict.fromkeys(place for place in places if place))
        yield words.text("{value} ({where})", value=line, where=where) if where else line
    if len(lines) > _LISTED:
        yield words.count("and {n} more", "and {n} more", len(lines) - _LISTED)


def position(place: Position, words: Words) -> str:
    """Return coordinates with as many digits as they are worth, and what they point out."""
    what = exactness(place.metres)
    digits = {Exactness.BUILDING: 5, Exactness.STREET: 4, Exactness.NEIGHBOURHOOD: 3, Exactness.TOWN: 2}.get(what, 1)
    north = words.text("{degrees}° north") if place.latitude >= 0 else words.text("{degrees}° south")
    east = words.text("{degrees}° east") if place.longitude >= 0 else words.text("{degrees}° west")
    point = ", ".join(
        side.format(degrees=_digits(abs(value), digits, words))
        for side, value in ((north, place.latitude), (east, place.longitude))
    )
    return words.text("{point}: {exactness}", point=point, exactness=_exactness(what, words))


def copy_note(seen: Judged, words: Words) -> str:
    """Return how a clean copy is made of this picture."""
    if seen.photo.way is Way.BLANKED:
        note = words.text(
            "HEIC and AVIF: the copy keeps the picture untouched and empties the other parts where they are. Small"
            " previews and further pictures stay in it. To lose these too, save the picture as JPEG or PNG first."
        )
    else:
        note = words.text(
            "The copy keeps the picture untouched, with its colours and the way it is turned, and leaves the rest out."
        )
    if "hdr" in seen.photo.drops and seen.photo.way is Way.LEFT_OUT:
        lost = words.text("It loses the extra brightness that an HDR screen shows.")
        note = f"{note} {lost}"
    hidden = words.text("It does not look for data that somebody hid on purpose among the bytes of the picture itself.")
    return f"{note} {hidden}"


def remains(copy: Judged, words: Words) -> str:
    """Return what is still in a clean copy, which was looked at in the same way."""
    left = [revealed(each, words).title for each in copy.revealed]
    if not copy.is_whole:
        return words.text("Looked at again: a part of the copy could not be read. Do not take it for clean.")
    if not left:
        return words.text("Looked at again: nothing was found besides the picture.")
    return words.text("Looked at again, this remains: {what}.", what=" · ".join(left))


def _value(clue: Clue, words: Words) -> str:
    if clue.position is not None:
        return position(clue.position, words)
    if clue.what is What.HISTORY and clue.amount:
        return words.count("{n} step of editing", "{n} steps of editing", clue.amount)
    if clue.what is What.FACES:
        return words.count("{n} face", "{n} faces", clue.amount)
    parts = [clue.text] if clue.text else []
    if all(clue.size):
        parts.append(words.text("{width} by {height} points", width=clue.size[0], height=clue.size[1]))
    if clue.amount and clue.what is not What.UNNAMED and clue.where is not Where.CONTAINER:
        parts.append(_bytes(clue.amount, words))
    return ", ".join(parts) or words.text("It is there.")


def _bytes(amount: int, words: Words) -> str:
    if amount < _KIBIBYTE:
        return words.count("{n} byte", "{n} bytes", amount)
    return words.text("{n} KiB", n=words.number(round(amount / _KIBIBYTE)))


def _digits(value: float, digits: int, words: Words) -> str:
    written = f"{value:.{digits}f}"
    return written.replace(".", ",") if words.language == "fr" else written


def _exactness(what: Exactness, words: Words) -> str:
    return {
        Exactness.BUILDING: words.text("exact enough for one building"),
        Exactness.STREET: words.text("exact enough for one street"),
        Exactness.NEIGHBOURHOOD: words.text("exact enough for a neighbourhood or a village"),
        Exactness.TOWN: words.text("exact enough for a town"),
        Exactness.REGION: words.text("a region only"),
    }[what]


def _where(where: Where, words: Words) -> str:
    return {
        Where.EXIF: "EXIF",
        Where.XMP: "XMP",
        Where.IPTC: "IPTC",
        Where.PHOTOSHOP: "Photoshop",
        Where.TEXT: words.text("text in the file"),
        Where.AFTER_END: words.text("behind the end"),
    }.get(where, "")
