"""Which values does a reader make of an archive, one after the other?

They are made in the vault process, counted there, and forgotten: what leaves it of texts are short quotes of what the
person wrote, and words in it that may be private; these are shown, and kept nowhere. Instants are as they were
exported: with a time zone only where the archive tells one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum


class Network(Enum):
    """A platform whose archives are known. Values are those of the command line's JSON."""

    LINKEDIN = "linkedin"
    X = "x"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    REDDIT = "reddit"
    MASTODON = "mastodon"
    WHATSAPP = "whatsapp"
    TIKTOK = "tiktok"
    SNAPCHAT = "snapchat"


class Place(Enum):
    """Where something was written."""

    POST = "post"
    COMMENT = "comment"
    MESSAGE = "message"
    INVITATION = "invitation"


class Audience(Enum):
    """Who may read it, the widest last."""

    ADDRESSEES = "addressees"
    NETWORK = "network"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file of the archive: how many rows it had, and how many of them could not be understood.

    `damaged` when it was not read to its end, or not at all.
    """

    name: str
    rows: int
    skipped: int = 0
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """So many more of something, in the platform's own noun."""

    noun: str
    n: int = 1


@dataclass(frozen=True, slots=True)
class Wrote:
    """Words of the person themselves; `link` leads to them, where the archive tells it."""

    text: str = field(repr=False)
    at: datetime | None
    place: Place
    audience: Audience
    link: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """A message in a conversation of which the person is part; `wrote` when it is theirs and has words.

    `others` are the keys of everybody else in it: addresses of profiles, or names.
    """

    conversation: str
    mine: bool
    at: datetime | None
    others: tuple[str, ...] = ()
    wrote: Wrote | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A request to connect that the person sent; `to` is the key of who got it."""

    to: str
    at: datetime | None
    wrote: Wrote | None = None


@dataclass(frozen=True, slots=True)
class Connection:
    """Somebody whom the person is connected with, by the keys under which messages name them."""

    keys: tuple[str, ...]
    position: str
    on: date | None


class Knows(Enum):
    """What a platform, or who pays it, has about a person."""

    ADVERTISER = "advertisers"
    INFERENCE = "inferences"
    TARGETING = "targeting"
    APP = "apps"
    PLACE = "places"
    LOGIN = "logins"


@dataclass(frozen=True, slots=True)
class Known:
    """One such thing in the platform's own words; `times` counts events behind it, `detail` says which sort it is."""

    kind: Knows
    what: str
    detail: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Present:
    """The archive has a file about these: what is not found in it is truly none."""

    nouns: tuple[str, ...] = ()
    kinds: tuple[Knows, ...] = ()


@dataclass(frozen=True, slots=True)
class Absent:
    """The archive has not the file `name`, so that nothing is known of `nouns`."""

    name: str
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untold:
    """The file is there, and these could not be told from it."""

    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of the archive of which nothing is known but its name."""

    name: str


class OwnedKind(Enum):
    """What a word of the person's own may be, in the order in which it is offered."""

    EMPLOYER = "employer"
    CLIENT = "client"
    PROJECT = "project"
    HOME = "home"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Owned:
    """Something of the person's life that the archive names: where they worked, where they live."""

    kind: OwnedKind
    what: str = field(repr=False)


Part = (
    Owned | Unread | FileRead | Counted | Wrote | Message | Invitation | Connection | Known | Present | Absent | Untold
)


@dataclass(frozen=True, slots=True)
class Spotted:
    """What a rule for texts found in the person's words: `severity` is 1 hint, 2 amber, 3 red.

    `quote` is the place itself, short, and without what must not be repeated.
    """

    rule: str
    category: str
    severity: int
    span: tuple[int, int]
    quote: str = field(default="", repr=False)


Look = Callable[[Wrote], Iterable[Spotted]]
"""The text engine, as the archives see it."""
