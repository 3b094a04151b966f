"""Which public lists can be on this computer, and what became of fetching or loading one?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Final

from app.values.outside import Recipient
from checks.model import MessageId, Param


class ListKind(Enum):
    """A public list. Of each kind at most one is kept."""

    BREACHES = "breaches"
    FIREFOX_BREACHES = "firefox-breaches"
    TWO_FACTOR = "two-factor"
    PASSKEYS = "passkeys"
    SHARED = "shared-credentials"
    SHARED_ONCE = "shared-credentials-historical"


PUBLISHERS: Final[Mapping[ListKind, Recipient]] = {
    ListKind.BREACHES: Recipient.HIBP,
    ListKind.FIREFOX_BREACHES: Recipient.FIREFOX,
    ListKind.TWO_FACTOR: Recipient.TWO_FACTOR,
    ListKind.PASSKEYS: Recipient.PASSKEYS,
}
"""Who is asked for each list. The others come from a file only."""
NAMES: Final[Mapping[ListKind, str]] = {
    ListKind.BREACHES: "Have I Been Pwned",
    ListKind.FIREFOX_BREACHES: "Firefox",
    ListKind.TWO_FACTOR: "2fa.directory",
    ListKind.PASSKEYS: "passkeys.2fa.directory",
    ListKind.SHARED: "Apple, shared-credentials.json",
    ListKind.SHARED_ONCE: "Apple, shared-credentials-historical.json",
}
"""What the publishers call themselves, and those without one their file, in every language."""


@dataclass(frozen=True, slots=True)
class About:
    """What a person can know of a list that is here.

    `origin` is None for one that was loaded from a file. `at` is the aware instant at which it was fetched or loaded,
    or at which its publisher last said that nothing changed. `newest` is the date of its newest entry, None where
    entries bear none.
    """

    kind: ListKind
    origin: Recipient | None
    at: datetime
    entries: int
    newest: date | None = None


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that is here. `etag` is its publisher's mark of this state, "" without one; `document` its content.

    The document is in our own form (`app.lists.packing`): nothing foreign is kept that is not needed.
    """

    about: About
    etag: str
    document: bytes


class Result(Enum):
    """What became of a list that was fetched or loaded."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # what was here before, if anything, stays


@dataclass(frozen=True, slots=True)
class Fetching:
    """A list is being fetched."""

    kind: ListKind


@dataclass(frozen=True, slots=True)
class Brought:
    """A list was fetched or loaded. `here` is the one that stands now, None if there is none.

    `message`, filled by `params`, says why it was refused.
    """

    kind: ListKind
    result: Result
    here: About | None
    message: MessageId | None = None
    params: Mapping[str, Param] = field(default_factory=dict)
