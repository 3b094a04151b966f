"""What does an archive of TikTok hold? The case of its keys varies, and an empty list is often something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from app.readers.archives import dates, errors
from app.readers.archives.documents import loaded
from app.readers.archives.member import Member
from app.readers.archives.words import LONGEST
from checks.archives.model import (
    Absent,
    Audience,
    Counted,
    FileRead,
    Known,
    Knows,
    Network,
    Part,
    Place,
    Present,
    Wrote,
)

NETWORK: Final = Network.TIKTOK
_NAMES: Final = ("user_data.json", "user_data_tiktok.json")
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "comments": ("commentslist",),
    "videos_watched": ("videolist",),
    "logins": ("loginhistorylist",),
    "searches": ("searchlist",),
    "likes": ("itemfavoritelist",),
    "followers": ("fanslist",),
    "following": ("following",),
    "partners": ("datapartnerlist",),
    "advertisers": ("advertiserlist",),
}
_MOST_LEVELS: Final = 8


def recognised(members: Sequence[Member]) -> bool:
    """Tell by the name of its one document and a part of it."""
    return any(
        member.base.casefold() in _NAMES and b'"Activity"' in member.start().replace(b"Your Activity", b"Activity")
        for member in members
    )


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the document holds."""
    for member in members:
        if member.base.casefold() not in _NAMES:
            continue
        try:
            found = dict(_lists(loaded(member)))
        except errors.MemberBroken:
            yield Absent(member.base, tuple(_LISTS))
            yield FileRead(member.base, 0, damaged=True)
            continue
        yield FileRead(member.base, sum(map(len, found.values())))
        for noun, keys in _LISTS.items():
            listed = [each for key in keys for each in found.get(key, ())]
            if not any(key in found for key in keys):
                yield Absent(f"{member.base}: {noun}", (noun,))
                continue
            yield Present((noun,), (_KINDS[noun],) if noun in _KINDS else ())
            yield Counted(noun, len(listed))
            for each in listed:
                yield from _one(noun, each)


def _lists(node: Any, level: int = 0) -> Iterator[tuple[str, list[Any]]]:  # noqa: ANN401 - JSON
    """Yield every list under its key in lower case, wherever it lies; null, "" and {} where a list belongs are none."""
    if level > _MOST_LEVELS or not isinstance(node, dict):
        return
    for key, value in node.items():
        if isinstance(value, list):
            yield key.casefold(), value
        elif key.casefold().endswith("list"):
            yield key.casefold(), []
        yield from _lists(value, level + 1)


def _one(noun: str, entry: Any) -> Iterator[Part]:  # noqa: ANN401 - JSON
    fields = {key.casefold(): value for key, value in entry.items()} if isinstance(entry, dict) else {}
    text = entry if isinstance(entry, str) else ""
    if noun == "comments" and isinstance(fields.get("comment"), str):
        when = dates.parsed(str(fields.get("date", "")))
        yield Wrote(fields["comment"][:LONGEST], when, Place.COMMENT, Audience.PUBLIC)
    elif noun in _KINDS:
        what = fields.get("ip") if noun == "logins" else fields.get("name", text)
        yield Known(_KINDS[noun], str(what or text or "?"))


_KINDS: Final = {"logins": Knows.LOGIN, "partners": Knows.ADVERTISER, "advertisers": Knows.ADVERTISER}
