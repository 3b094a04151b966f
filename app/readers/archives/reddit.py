"""What does an archive of Reddit hold?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.readers.archives import dates, table
from app.readers.archives.member import Member
from app.readers.archives.rows import Rows
from app.readers.archives.table import Shape, Sheet
from app.readers.archives.words import LONGEST
from checks.archives.model import Absent, Audience, Counted, Known, Knows, Network, Part, Place, Present, Unread, Wrote

NETWORK: Final = Network.REDDIT
_SHAPES: Final[Mapping[str, Shape]] = {
    "comments": Shape(frozenset({"id", "permalink", "subreddit", "body", "parent"}), "date"),
    "posts": Shape(frozenset({"id", "permalink", "subreddit", "title", "body"}), "date"),
}
_LOOKED_AT: Final = 500
_GONE: Final = frozenset({"", "[deleted]", "[removed]"})
_HOME: Final = "https://www.reddit.com/"


def recognised(members: Sequence[Member]) -> bool:
    """Tell by a header with both a permalink and a subreddit: YouTube's comments have the same name."""
    return any(_kind(member) for member in members[:_LOOKED_AT])


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the tables hold. Both tell from where something was written."""
    kinds = {member: _kind(member) for member in members}
    for kind, shape in _SHAPES.items():
        sheets = [Sheet(member, shape) for member in members if kinds[member] == kind]
        if not sheets:
            yield Absent(f"{kind}.csv", (kind,))
            continue
        yield Present((kind, f"{kind}_gone"), (Knows.LOGIN,))
        yield from _rows(kind, Rows(sheets))
    yield from (Unread(member.base) for member in members if not kinds[member])


def _kind(member: Member) -> str:
    if not member.base.casefold().endswith(".csv"):
        return ""
    rows = list(table.labels_at_start(member, {}))
    return next((kind for kind, shape in _SHAPES.items() if any(map(shape.labels.issubset, rows))), "")


def _rows(kind: str, rows: Rows) -> Iterator[Part]:
    place = Place.COMMENT if kind == "comments" else Place.POST
    for row in rows.named():
        yield Counted(kind)
        if address := row["ip"].strip():
            yield Known(Knows.LOGIN, address)
        if row["body"].strip() in _GONE and not (place is Place.POST and row["title"].strip() not in _GONE):
            yield Counted(f"{kind}_gone")
            continue
        text = "\n".join(filter(None, (row["title"].strip(), row["body"].strip())))[:LONGEST]
        link = row["permalink"] if row["permalink"].startswith(_HOME) else ""
        yield Wrote(text, dates.parsed(row["date"]), place, Audience.PUBLIC, link)
    yield from rows.read
