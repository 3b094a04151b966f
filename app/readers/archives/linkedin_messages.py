"""Which messages did the person send, and which did they get?

No column says whose archive it is. It is who takes part in the most messages: an archive holds no others than theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final
from urllib.parse import unquote

from app.readers.archives import dates
from app.readers.archives.rows import Rows
from app.readers.archives.words import plain
from checks.archives.model import Audience, Message, Part, Place, Present, Untold, Wrote

_NOUNS: Final = ("messages_sent", "messages_received", "conversations", "conversations_opened")
_LOOKED_AT: Final = 5_000
"""Rows by which the owner is found."""
_MOST_OTHERS: Final = 20
_REMEMBERED: Final = 4096
"""Names and addresses that are worked out once: the same few hundred come again in every row."""
_LONGEST: Final = 300
"""Characters of a name or an address that count."""
_HOME: Final = re.compile(r"(?:https?://)?(?:[a-z-]{2,5}\.)?linkedin\.com/")
_BETWEEN: Final = re.compile(r"[,;\s]+")
_DRAFT: Final = frozenset({"yes", "true", "oui", "1"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part: the key of their profile, and their name; either may be ""."""

    key: str
    name: str

    def is_same(self, other: Person) -> bool:
        """Tell by the profile, or by the name where one has no profile."""
        return self.key == other.key if self.key and other.key else bool(self.name) and self.name == other.name

    @property
    def opaque(self) -> str:
        """What tells them from others."""
        return self.key or self.name


def parts(rows: Rows, names: frozenset[str]) -> Iterator[Part]:
    """Yield the messages without drafts; `names` are the owner's in other files. Untold where nobody is the owner."""
    owner = _owner(rows, names)
    yield Present(_NOUNS) if owner else Untold(_NOUNS)
    for row in rows.named():
        if owner and row["is message draft"].strip().casefold() not in _DRAFT:
            yield _message(row, owner)
    yield from rows.read


def profile_key(address: str) -> str:
    """Return what stays the same in the address of a profile, however it is written."""
    return _profile_key(address[:_LONGEST])


@lru_cache(_REMEMBERED)
def _profile_key(address: str) -> str:
    address = address.strip().casefold()
    path = address[home.end() :] if (home := _HOME.match(address)) else address
    return unquote(path.partition("?")[0]).strip("/")


def name_key(name: str) -> str:
    """Return a name as it is compared."""
    return _name_key(name[:_LONGEST])


@lru_cache(_REMEMBERED)
def _name_key(name: str) -> str:
    return " ".join(name.casefold().split())


def _message(row: Mapping[str, str], owner: Person) -> Message:
    sender, at = _sender(row), dates.parsed(row["date"])
    mine = sender.is_same(owner)
    others = [each for each in (sender, *_recipients(row)) if each.opaque and not each.is_same(owner)]
    text = plain(row["content"]) if mine else ""
    wrote = Wrote(text, at, Place.MESSAGE, Audience.ADDRESSEES) if text.strip() else None
    keys = tuple(dict.fromkeys(each.opaque for each in others))[:_MOST_OTHERS]
    conversation = row["conversation id"].strip()[:_LONGEST] or " ".join(sorted(keys))
    return Message(conversation, mine, at, keys, wrote)


def _owner(rows: Rows, names: frozenset[str]) -> Person | None:
    """Return who takes part in the most messages; among equals, who has the name that other files tell."""
    times: Counter[str] = Counter()
    people: dict[str, Person] = {}
    looked_at = 0
    for row in islice(rows.named(), _LOOKED_AT):
        looked_at += 1
        taking_part = {each.opaque: each for each in (_sender(row), *_recipients(row)) if each.opaque}
        times.update(taking_part.keys())
        for key, each in taking_part.items():
            if key not in people or (each.name and not people[key].name):
                people[key] = each
    if not looked_at:
        return Person("", next(iter(sorted(names)), "?"))  # an empty file: truly no message, whoever it is
    most = max(times.values(), default=0)
    first = [people[key] for key, n in times.items() if n == most]
    if len(first) == 1 and most * 2 > looked_at:
        return first[0]
    named = [each for each in people.values() if each.name in names]
    return named[0] if len({each.opaque for each in named}) == 1 else None


def _sender(row: Mapping[str, str]) -> Person:
    return Person(profile_key(row["sender profile url"]), name_key(row["from"]))


def _recipients(row: Mapping[str, str]) -> Sequence[Person]:
    """Return those written to; names and addresses go together only where there are as many of both."""
    addresses = [profile_key(each) for each in _BETWEEN.split(row["recipient profile urls"]) if each]
    to = row["to"]
    if len(addresses) == 1:
        return (Person(addresses[0], name_key(to)),)
    names = [name_key(each) for each in to.split(",") if each.strip()]
    if not addresses:
        return [Person("", name) for name in names[:_MOST_OTHERS]]
    paired = names if len(names) == len(addresses) else [""] * len(addresses)
    return [Person(key, name) for key, name in zip(addresses, paired, strict=True)][:_MOST_OTHERS]
