"""What does an archive of Mastodon hold?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from app.readers.archives import dates, errors
from app.readers.archives.documents import at, items, loaded, string
from app.readers.archives.member import Member
from app.readers.archives.words import plain
from checks.archives.model import Absent, Audience, Counted, FileRead, Network, Part, Place, Present, Untold, Wrote

NETWORK: Final = Network.MASTODON
_NOUNS: Final = {
    "outbox.json": ("posts", "replies", "reposts", "direct_posts"),
    "likes.json": ("likes",),
    "bookmarks.json": ("bookmarks",),
}
_EVERYBODY: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})


def recognised(members: Sequence[Member]) -> bool:
    """Tell by its main document."""
    return any(member.base == "outbox.json" and b"orderedItems" in member.start() for member in members)


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the documents hold."""
    found = {member.base: member for member in members}
    for name, nouns in _NOUNS.items():
        if name not in found:
            yield Absent(name, nouns)
            continue
        try:
            listed = items(loaded(found[name]), "orderedItems")
        except errors.MemberBroken:
            yield Untold(nouns)
            yield FileRead(name, 0, damaged=True)
            continue
        yield Present(nouns)
        yield FileRead(name, len(listed))
        for each in listed:
            yield from _activity(each) if name == "outbox.json" else (Counted(nouns[0]),)


def _activity(activity: Any) -> Iterator[Part]:  # noqa: ANN401 - JSON
    note = at(activity, "object")
    if string(activity, "type") != "Create" or not isinstance(note, dict):
        yield Counted("reposts")  # an announcement of somebody else's words
        return
    to, copied = _names(activity, "to"), _names(activity, "cc")
    reply = bool(string(note, "inReplyTo"))
    audience = Audience.PUBLIC if _EVERYBODY & (to | copied) else Audience.ADDRESSEES
    if any(name.endswith("/followers") for name in to | copied) and audience is not Audience.PUBLIC:
        audience = Audience.NETWORK
    direct = audience is Audience.ADDRESSEES
    yield Counted("direct_posts" if direct else "replies" if reply else "posts")
    place = Place.MESSAGE if direct else Place.COMMENT if reply else Place.POST
    link = string(note, "url")
    text = plain(string(note, "content"))
    if text:
        safe = link if link.startswith("https://") else ""
        yield Wrote(text, dates.parsed(string(activity, "published")), place, audience, safe)


def _names(activity: Any, key: str) -> frozenset[str]:  # noqa: ANN401 - JSON
    return frozenset(each for each in items(activity, key) if isinstance(each, str))
