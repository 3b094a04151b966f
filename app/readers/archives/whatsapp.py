"""What does a chat of WhatsApp hold that was exported as text?

The text does not say who of its authors the person is, so that nobody's words are taken for theirs: it is counted only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.readers.archives import errors
from app.readers.archives.member import Member
from checks.archives.model import Counted, FileRead, Network, Part, Present, Untold

NETWORK: Final = Network.WHATSAPP
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f\u00a0]?[AaPp]\.?[ \u202f\u00a0]?[Mm]\.?)?"
_DAY: Final = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_LINE: Final = re.compile(
    rf"[\u200e\u200f\u202a]{{0,2}}(?:\[({_DAY}),? {_CLOCK}\] |({_DAY}),? (?:à )?{_CLOCK} [-–] )(.{{0,2000}})"
)
_SAID: Final = re.compile(r"[\u200e\u200f]?([^:\n]{1,100}): \u200e?(.{0,2000})")
_MEDIA: Final = re.compile(
    r"[\u200e]?(?:<[^<>]{3,60}>|(?:image|vid[ée]o|audio|sticker|GIF|document)[^.\n]{0,20} (?:omitted|absente?)|null)?",
    re.IGNORECASE,
)
_LOOKED_AT: Final = 500
_MOST_AUTHORS: Final = 2000


def recognised(members: Sequence[Member]) -> bool:
    """Tell by how its lines begin."""
    return any(map(_is_chat, members[:_LOOKED_AT]))


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield how many messages and authors there are; notices of WhatsApp itself and omitted media are no messages."""
    yield Present(("messages", "media", "chats", "authors"))
    yield Untold(("messages_sent", "messages_received"))
    for member in filter(_is_chat, members):
        authors: set[str] = set()
        messages = notices = media = 0
        damaged = False
        try:
            for author, text in _said(member):
                if not author:
                    notices += 1
                elif _MEDIA.fullmatch(text):
                    media += 1
                else:
                    messages += 1
                if author and len(authors) < _MOST_AUTHORS:
                    authors.add(author)
        except errors.MemberBroken:
            damaged = True
        for noun, n in (("chats", 1), ("messages", messages), ("media", media), ("authors", len(authors))):
            yield Counted(noun, n)
        yield FileRead(member.base, messages + media, notices, damaged)


def _said(member: Member) -> Iterator[tuple[str, str]]:
    """Yield author and first line of each message, a blank author for a notice; further lines belong to the message."""
    with member.text() as lines:
        while line := lines.readline(100_000):
            if match := _LINE.match(line.rstrip("\r\n")):
                said = _SAID.fullmatch(match[3])
                yield (said[1], said[2]) if said else ("", match[3])


def _is_chat(member: Member) -> bool:
    if not member.base.casefold().endswith(".txt"):
        return False
    lines = member.start(8192).decode("utf-8-sig", "replace").splitlines()[:30]
    return any(_LINE.match(line) for line in lines)
