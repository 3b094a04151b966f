"""What does an archive of LinkedIn hold, Basic or Complete, whole or in several parts?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final

from app.readers.archives import errors, linkedin_messages, linkedin_rows
from app.readers.archives.linkedin_files import KINDS, SURE, SYNONYMS, by_header, is_coach, kind_of
from app.readers.archives.member import Member
from app.readers.archives.rows import Rows
from app.readers.archives.table import Sheet
from app.readers.archives.words import plain
from checks.archives.model import (
    Absent,
    Audience,
    Counted,
    FileRead,
    Network,
    Part,
    Place,
    Present,
    Unread,
    Wrote,
)

NETWORK: Final = Network.LINKEDIN
_LOOKED_AT: Final = 500
"""Tables by which an archive is recognised: a hostile one has a hundred thousand."""
_NAMES: Final = frozenset({*SURE, "profile", "reactions", "positions", "comments"})


def recognised(members: Sequence[Member]) -> bool:
    """Tell by headers, or by several names, whether these are files of LinkedIn."""
    tables = [member for member in members if member.base.casefold().endswith(".csv")][:_LOOKED_AT]
    named = [kind for kind in map(kind_of, tables) if kind in _NAMES]
    if any(by_header(member, SURE) for member in tables):
        return True
    return any(by_header(member, (kind,)) for kind in ("comments", "reactions") for member in tables) and bool(named)


def read(members: Sequence[Member]) -> Iterator[Part]:
    """Yield what the files hold; those that belong together are read together, each row of two exports once."""
    grouped: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        if is_article(member):
            grouped["articles"].append(member)
        elif kind := kind_of(member):
            grouped[kind].append(member)
        elif not is_coach(member):
            yield Unread(member.base)
    for kind, file in KINDS.items():
        if kind not in grouped and file.told:
            yield Absent(file.name, file.nouns)
    known = {kind: sheets(kind, grouped[kind]) for kind in KINDS if kind in grouped}
    # Connections first: what is told of others needs their titles.
    for kind, rows in known.items():
        yield Present(() if kind == "messages" else KINDS[kind].nouns, KINDS[kind].kinds)
        if kind == "messages":
            yield from linkedin_messages.parts(rows, linkedin_rows.owner_names(known))
        else:
            yield from linkedin_rows.parts(kind, rows)
    if articles := grouped["articles"]:
        yield from _articles(articles)


def sheets(kind: str, members: Sequence[Member]) -> Rows:
    """Return the rows of all files of a kind."""
    return Rows([Sheet(member, KINDS[kind].shape, SYNONYMS) for member in members])


def is_article(member: Member) -> bool:
    """Tell a published article, which is a page."""
    return "articles" in member.path.casefold().split("/")[:-1] and member.base.casefold().endswith(".html")


def _articles(members: Sequence[Member]) -> Iterator[Part]:
    yield Present(("articles",))
    seen: set[bytes] = set()
    for member in members:
        try:
            page = member.whole()
        except errors.MemberBroken:
            yield FileRead(member.base, 0, damaged=True)
            continue
        digest = blake2b(page, digest_size=8).digest()
        if digest in seen:
            continue
        seen.add(digest)
        yield FileRead(member.base, 1)
        yield Counted("articles")
        yield Wrote(plain(page.decode("utf-8", "replace")), None, Place.POST, Audience.PUBLIC)
