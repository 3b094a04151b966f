"""Which public list do these bytes hold? Its content tells, not its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app import strict_json
from app.lists import breaches, errors, offers, sharing
from app.lists.entry import Entry
from app.values.kept_lists import ListKind
from checks.exposure.breach import Breach
from checks.exposure.offer import Offer

LIMIT_MEBIBYTES: Final = 16
"""The largest list has about one."""
_DEEPEST: Final = 8
_MOST: Final = 50_000
"""Entries; the largest list has about 3,500. All of them cross to the vault process in one message."""
_RAW: Final = "entries/"
"""The folder in which the authors of both directories keep one file a site, named after its host."""

Entries = tuple[Breach, ...] | tuple[tuple[str, ...], ...] | Mapping[str, Offer]


@dataclass(frozen=True, slots=True)
class PublicList:
    """A whole list of one kind: breaches, groups of hosts, or offers by host."""

    kind: ListKind
    entries: Entries

    @property
    def newest(self) -> date | None:
        """When the last breach was added; None for a list of anything else, which tells no dates."""
        return max((each.added for each in self.entries if isinstance(each, Breach)), default=None)


def parsed(untrusted: bytes, name: str, today: date) -> PublicList:
    """Return the list that `untrusted` holds; `name` is the file's, or its publisher's.

    Raises ListTooLarge, NotWhole, NotAList, ListEmpty, or the error of its first entry that cannot be believed: a list
    is taken as a whole or not at all. `today` is the local date, after which nothing can have happened.
    """
    if len(untrusted) > LIMIT_MEBIBYTES << 20:
        raise errors.ListTooLarge(name=name, limit=LIMIT_MEBIBYTES)
    try:
        document = strict_json.from_bytes(untrusted, _DEEPEST)
    except strict_json.NotJson:
        raise errors.NotWhole(name=name) from None
    found = _recognised(document, name, today)
    if not found.entries:
        raise errors.ListEmpty(name=name)
    if len(found.entries) > _MOST:
        raise errors.NotAList(name=name)
    return found


def _recognised(document: object, name: str, today: date) -> PublicList:
    match document:
        case [] | {"data": []}:
            raise errors.ListEmpty(name=name)
        case [{"Name": _}, *_]:
            return PublicList(ListKind.BREACHES, breaches.of_hibp(name, document, today))
        case {"data": [{"Name": _}, *_] as records}:
            return PublicList(ListKind.FIREFOX_BREACHES, breaches.of_firefox(name, records, today))
        case [{"shared": _} | {"from": _}, *_]:
            return _sharing(list(_numbered(document, name)))
        case [[str(), {"domain": _}], *_]:
            return _directory(list(_pairs(document, name)), name)
        case dict() if document and all(isinstance(entry, dict) for entry in document.values()):
            return _directory(list(_members(document, name)), name)
    raise errors.NotAList(name=name)


def _directory(entries: list[Entry], name: str) -> PublicList:
    if any("passwordless" in entry.untrusted or "mfa" in entry.untrusted for entry in entries):
        return PublicList(ListKind.PASSKEYS, offers.of_passkeys(entries))
    if any("methods" in entry.untrusted or "tfa" in entry.untrusted for entry in entries):
        return PublicList(ListKind.TWO_FACTOR, offers.of_second_factors(entries))
    raise errors.NotAList(name=name)


def _sharing(entries: list[Entry]) -> PublicList:
    kind = ListKind.SHARED if sharing.tells_moves(entries) else ListKind.SHARED_ONCE
    return PublicList(kind, sharing.of_apple(entries))


def _numbered(document: Sequence[object], name: str) -> Iterator[Entry]:
    for number, fields in enumerate(document, 1):
        if not isinstance(fields, dict):
            raise errors.NotAList(name=name)
        yield Entry(name, number, fields)


def _pairs(document: Sequence[object], name: str) -> Iterator[Entry]:
    for number, pair in enumerate(document, 1):
        match pair:
            case [str(), dict(fields)]:
                yield Entry(name, number, fields)
            case _:
                raise errors.NotAList(name=name)


def _members(document: Mapping[str, Mapping[str, object]], name: str) -> Iterator[Entry]:
    for number, (key, fields) in enumerate(document.items(), 1):
        if not key.startswith(_RAW):
            yield Entry(name, number, {**fields, "domain": key})
            continue
        match list(fields.values()):
            case [dict(inner)]:
                host = key.rpartition("/")[2].removesuffix(".json")
                yield Entry(name, number, {"domain": host, **inner})
            case _:
                raise errors.NotAList(name=name)
