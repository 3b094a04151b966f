"""What does a row of each of LinkedIn's smaller files say?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from app.readers.archives import dates
from app.readers.archives.linkedin_files import KINDS
from app.readers.archives.linkedin_messages import name_key, profile_key
from app.readers.archives.rows import Rows
from app.readers.archives.words import plain
from checks.archives.model import (
    Audience,
    Connection,
    Counted,
    Invitation,
    Known,
    Knows,
    Owned,
    OwnedKind,
    Part,
    Place,
    Wrote,
)

Row = Mapping[str, str]
_SENT: Final = frozenset({"outgoing", "sent", "envoyée", "envoyé", "sortante"})
_FALSE: Final = frozenset({"", "no", "false", "non", "n/a", "unknown"})
_LIKELY: Final = 0.5
_LONGEST_NAME: Final = 120


def parts(kind: str, rows: Rows) -> Iterator[Part]:
    """Yield what the rows of the files of one kind say, then what was read."""
    if kind == "ad_targeting":
        yield from _targeting(rows)
    else:
        said = _SAID.get(kind) or _counted(KINDS[kind].nouns[0])
        for row in rows.named():
            yield from said(row)
    yield from rows.read


def owner_names(known: Mapping[str, Rows]) -> frozenset[str]:
    """Return the names that the person has in their profile and in the invitations that they sent."""
    profile = known["profile"].named() if "profile" in known else ()
    sent = known["invitations"].named() if "invitations" in known else ()
    names = [name_key(f"{row['first name']} {row['last name']}") for row in profile]
    names += {name_key(row["from"]) for row in sent if _is_sent(row)}
    return frozenset(filter(None, names))


def _connection(row: Row) -> Iterable[Part]:
    name = name_key(f"{row['first name']} {row['last name']}")
    on = dates.parsed(row["connected on"])
    keys = tuple(filter(None, (profile_key(row["url"]), name)))
    yield Connection(keys, row["position"].strip()[:200], on.date() if on else None)


def _share(row: Row) -> Iterable[Part]:
    yield Counted("posts")
    text = plain(row["sharecommentary"])
    if not text.strip():
        yield Counted("reposts")
        return
    audience = Audience.PUBLIC if row["visibility"].strip().upper() == "PUBLIC" else Audience.NETWORK
    yield Wrote(text, dates.parsed(row["date"]), Place.POST, audience, _link(row["sharelink"]))


def _comment(row: Row) -> Iterable[Part]:
    yield Counted("comments")
    if text := plain(row["message"]).strip():
        # Who may read a comment depends on the post, which is not in the archive: the widest is assumed.
        yield Wrote(text, dates.parsed(row["date"]), Place.COMMENT, Audience.PUBLIC, _link(row["link"]))


def _reaction(row: Row) -> Iterable[Part]:
    yield Counted("reactions")
    if re.fullmatch("[A-Z_]{3,20}", kind := row["type"].strip()):
        yield Counted(f"reactions_{kind.lower()}")


def _invitation(row: Row) -> Iterable[Part]:
    if not _is_sent(row):
        yield Counted("invitations_received")
        return
    at, text = dates.parsed(row["sent at"]), plain(row["message"]).strip()
    wrote = Wrote(text, at, Place.INVITATION, Audience.ADDRESSEES) if text else None
    yield Invitation(profile_key(row["inviteeprofileurl"]) or name_key(row["to"]), at, wrote)


def _profile(row: Row) -> Iterable[Part]:
    if place := row["geo location"].strip():
        yield Known(Knows.PLACE, place)
    yield Owned(OwnedKind.HOME, row["address"][:_LONGEST_NAME])


def _position(row: Row) -> Iterable[Part]:
    yield Counted("positions")
    yield Owned(OwnedKind.EMPLOYER, row["company name"][:_LONGEST_NAME])


def _inference(row: Row) -> Iterable[Part]:
    yield Counted("inferences")
    if _holds(value := row["inference"].strip()):
        yield Counted("inferences_true")
        yield Known(Knows.INFERENCE, row["type of inference"], "" if value.casefold() == "true" else value)


def _holds(value: str) -> bool:
    """Tell whether an inference is drawn: anything but a no, and of a likelihood the greater half."""
    with suppress(ValueError):
        return float(value) >= _LIKELY
    return value.casefold() not in _FALSE


def _login(row: Row) -> Iterable[Part]:
    yield Counted("logins")
    yield Known(Knows.LOGIN, row["ip address"], row["user agent"])


def _targeting(rows: Rows) -> Iterator[Part]:
    """Yield each value of each column: several columns have one label, so that none may be taken by it."""
    for sheet, cells in rows.cells():
        for label, cell in zip(sheet.labels, cells, strict=True):
            for value in filter(None, map(str.strip, re.split(r"\|" if "|" in cell else ";", cell))):
                yield Counted("ad_targets")
                yield Known(Knows.TARGETING, value, label)


def _counted(noun: str) -> Callable[[Row], Iterable[Part]]:
    return lambda _row: (Counted(noun),)


def _is_sent(row: Row) -> bool:
    return row["direction"].strip().casefold() in _SENT


def _link(address: str) -> str:
    """Return an address that leads to LinkedIn itself, else none: it will be shown to be followed."""
    address = address.strip().strip('"')
    return address if re.match(r"https://([a-z-]+\.)?linkedin\.com/", address) and len(address) < _LONGEST else ""


_LONGEST: Final = 1000
_SAID: Final[Mapping[str, Callable[[Row], Iterable[Part]]]] = {
    "connections": _connection,
    "shares": _share,
    "comments": _comment,
    "reactions": _reaction,
    "invitations": _invitation,
    "profile": _profile,
    "inferences_about_you": _inference,
    "logins": _login,
    "positions": _position,
}
