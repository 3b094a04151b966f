"""What do archives of Facebook and Instagram have in common: their letters, and how messages lie in them?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from app.readers.archives import dates, errors
from app.readers.archives.documents import items, loaded, string
from app.readers.archives.member import Member
from app.readers.archives.words import LONGEST
from checks.archives.model import (
    Absent,
    Audience,
    FileRead,
    Knows,
    Message,
    Part,
    Place,
    Present,
    Unread,
    Untold,
    Wrote,
)

Said = Callable[[Any], Iterable[Part]]
TALKS: Final = ("messages_sent", "messages_received", "conversations")
_THREAD: Final = re.compile(r"message_\d+\.json")
_NUMBERED: Final = re.compile(r"_\d+$")


class File:
    """A file by its name without number: what is counted from it, and what its document says. `told` if its lack is."""

    def __init__(
        self, said: Said, nouns: tuple[str, ...], kinds: tuple[Knows, ...] = (), *, told: bool = False
    ) -> None:
        """Keep what is known of the file."""
        self.said, self.nouns, self.kinds, self.told = said, nouns, kinds, told


def stem(member: Member) -> str:
    """Return the name of a file without its number and ending; an apostrophe may have become another sign."""
    name = member.base.casefold().removesuffix(".json")
    return _NUMBERED.sub("", name.replace("'", "_").replace("’", "_"))


def is_thread(member: Member) -> bool:
    """Tell a part of a conversation."""
    return _THREAD.fullmatch(member.base) is not None and "messages" in member.path.split("/")


def read(members: Sequence[Member], files: Mapping[str, File]) -> Iterator[Part]:
    """Yield what `files` say, and the messages."""
    documents = [member for member in members if member.base.endswith(".json")]
    seen = {stem(member) for member in documents}
    for name, file in files.items():
        if file.told and name not in seen:
            yield Absent(f"{name}.json", file.nouns)
    for member in documents:
        if is_thread(member):
            continue
        if file_known := files.get(stem(member)):
            yield from _document(member, file_known)
        else:
            yield Unread(member.base)
    yield from threads([member for member in documents if is_thread(member)])


def _document(member: Member, file: File) -> Iterator[Part]:
    rows = 0
    try:
        document = loaded(member, meta=True)
    except errors.MemberBroken:
        yield Untold(file.nouns)
        yield FileRead(member.base, 0, damaged=True)
        return
    yield Present(file.nouns, file.kinds)
    for part in file.said(document):
        rows += 1
        yield part
    yield FileRead(member.base, _rows(document, rows))


def _rows(document: Any, parts: int) -> int:  # noqa: ANN401 - JSON
    """Return how many things a document lists: those of its first list, else what came of it."""
    lists = [document] if isinstance(document, list) else [*document.values()] if isinstance(document, dict) else []
    return next((len(each) for each in lists if isinstance(each, list)), parts)


def threads(members: Sequence[Member]) -> Iterator[Part]:
    """Yield the messages. Whose archive it is, is told by who is in the most conversations."""
    if not members:
        yield Absent("message_1.json", TALKS)
        return
    owner = _owner(members)
    yield Present(TALKS) if owner else Untold(TALKS)
    for member in members:
        try:
            document = loaded(member, meta=True)
        except errors.MemberBroken:
            yield FileRead(member.base, 0, damaged=True)
            continue
        messages = items(document, "messages")
        yield FileRead(member.base, len(messages))
        others = tuple(name for name in _participants(document) if name != owner)[:20]
        for each in messages if owner else ():
            yield _message(each, owner, others, member.path.rpartition("/")[0])


def _message(message: Any, owner: str, others: tuple[str, ...], conversation: str) -> Message:  # noqa: ANN401 - JSON
    mine = string(message, "sender_name") == owner
    at = dates.from_seconds(message.get("timestamp_ms") if isinstance(message, dict) else None)
    text = string(message, "content")[:LONGEST] if mine else ""
    wrote = Wrote(text, at, Place.MESSAGE, Audience.ADDRESSEES) if text else None
    return Message(conversation, mine, at, others, wrote)


def _owner(members: Sequence[Member]) -> str:
    times: Counter[str] = Counter()
    folders: set[str] = set()
    for member in members:
        folder = member.path.rpartition("/")[0]
        if folder in folders:
            continue
        folders.add(folder)
        try:
            times.update(set(_participants(loaded(member, meta=True))))
        except errors.MemberBroken:
            continue
    first = times.most_common(2)
    if len(first) == 2 and first[0][1] == first[1][1]:  # noqa: PLR2004 - the two
        return ""
    return first[0][0] if first else ""


def _participants(document: Any) -> Sequence[str]:  # noqa: ANN401 - JSON
    return [name for each in items(document, "participants") if (name := string(each, "name"))]
