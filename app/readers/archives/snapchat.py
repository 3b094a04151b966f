"""What does an archive of Snapchat hold?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from app.readers.archives import dates, errors, meta
from app.readers.archives.documents import at, items, loaded, string
from app.readers.archives.member import Member
from app.readers.archives.meta import File
from app.readers.archives.words import LONGEST
from checks.archives.model import (
    Absent,
    Audience,
    Counted,
    FileRead,
    Known,
    Knows,
    Message,
    Network,
    Part,
    Place,
    Present,
    Unread,
    Untold,
    Wrote,
)

NETWORK: Final = Network.SNAPCHAT
_PLACE: Final = re.compile(r"(-?\d{1,3}\.\d{1,12}), ?(-?\d{1,3}\.\d{1,12})")


def recognised(members: Sequence[Member]) -> bool:
    """Tell by names, and by what only Snapchat writes into them."""
    return any(member.base in _FILES and any(word in member.start() for word in _WORDS) for member in members)


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the documents hold."""
    found = {member.base for member in members}
    for name, file in _FILES.items():
        if file.told and name not in found:
            yield Absent(name, file.nouns)
    for member in members:
        if not member.base.endswith(".json"):
            continue
        if (file_known := _FILES.get(member.base)) is None:
            yield Unread(member.base)
            continue
        try:
            document = loaded(member)
        except errors.MemberBroken:
            yield Untold(file_known.nouns)
            yield FileRead(member.base, 0, damaged=True)
            continue
        yield Present(file_known.nouns, file_known.kinds)
        parts = list(file_known.said(document))
        yield from parts
        yield FileRead(member.base, len(parts))


def _chats(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for other, messages in document.items() if isinstance(document, dict) else ():
        for each in messages if isinstance(messages, list) else ():
            mine = at(each, "IsSender") is True
            # "Created(microseconds)" counts milliseconds in what was seen: the text is believed instead.
            when = dates.parsed(string(each, "Created"))
            text = string(each, "Content")[:LONGEST] if mine else ""
            wrote = Wrote(text, when, Place.MESSAGE, Audience.ADDRESSEES) if text else None
            yield Message(other, mine, when, (other,), wrote)


def _memories(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for each in items(document, "Saved Media"):
        yield Counted("memories")
        if (match := _PLACE.search(string(each, "Location"))) and (float(match[1]) or float(match[2])):
            yield Counted("memories_with_place")
            yield Known(Knows.PLACE, f"{float(match[1]):.2f}, {float(match[2]):.2f}")


def _locations(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    places = at(document, "Home, School & Work")
    for kind, value in places.items() if isinstance(places, dict) else ():
        if value:
            yield Known(Knows.PLACE, str(value)[:100], kind)
    yield Counted("locations", len(items(document, "Location History")))


def _profile(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for each in items(document, "Interest Categories"):
        yield Counted("interests")
        yield Known(Knows.INFERENCE, each if isinstance(each, str) else string(each, "name"))
    for each in items(document, "Ads You Interacted With"):
        yield Counted("ads_touched")
        yield Known(Knows.ADVERTISER, each if isinstance(each, str) else _first_value(each))


def _first_value(entry: Any) -> str:  # noqa: ANN401 - JSON
    return str(next(iter(entry.values()), ""))[:200] if isinstance(entry, dict) else ""


def _logins(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    for each in items(document, "Login History"):
        yield Counted("logins")
        yield Known(Knows.LOGIN, string(each, "IP"))


def _searches(document: Any) -> Iterable[Part]:  # noqa: ANN401 - JSON
    yield Counted("searches", len(items(document, "")))


_WORDS: Final = (b"IsSender", b"Saved Media", b"Location History", b"Interest Categories", b"Snap", b"Media Type")
_FILES: Final[Mapping[str, File]] = {
    "chat_history.json": File(_chats, meta.TALKS, told=True),
    "memories_history.json": File(_memories, ("memories", "memories_with_place"), (Knows.PLACE,), told=True),
    "location_history.json": File(_locations, ("locations",), (Knows.PLACE,), told=True),
    "user_profile.json": File(_profile, ("interests", "ads_touched"), (Knows.INFERENCE, Knows.ADVERTISER), told=True),
    "account.json": File(_logins, ("logins",), (Knows.LOGIN,), told=True),
    "search_history.json": File(_searches, ("searches",)),
}
