"""What did a person ask of those who hold their data, and what did they set there?

Values that are stored: of a letter nothing but its company, its right and its dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Right(Enum):
    """What a letter asks for, by the article of the GDPR that it stands on."""

    ACCESS = "access"  # 15: which data, from where, for what, and a copy
    ERASURE = "erasure"  # 17
    OBJECTION = "objection"  # 21(2): no more direct marketing


class Reply(Enum):
    """What became of a request, as the person says it."""

    WAITING = "sent"
    ANSWERED = "answered"
    REFUSED = "refused"
    NONE = "no-answer"


@dataclass(frozen=True, slots=True)
class Request:
    """A letter that was sent on the local date `sent` and is to be answered until the end of the day `due`.

    `number` finds it again in the store. `longer` says that the company asked for more time, which it may do once.
    """

    number: int
    company: str
    right: Right
    sent: date
    due: date
    reply: Reply = Reply.WAITING
    longer: bool = False


class Purpose(Enum):
    """What a setting of a platform is about."""

    CHECKUP = "checkup"  # the platform's own tour of its settings
    ADVERTISING = "advertising"
    ACTIVITY = "activity"  # what it learns of a person elsewhere, or keeps of what they did
    APPS = "apps"  # other services that were let in
    LOCATION = "location"
    CONTACTS = "contacts"
    DOWNLOAD = "download"  # a copy of everything


class Told(Enum):
    """What the person answered about a setting."""

    DONE = "done"
    LEFT_ON = "left-on"  # on purpose
    NOT_FOUND = "not-found"
    NOT_YET = "not-yet"
    NO_ACCOUNT = "no-account"  # of the whole platform


@dataclass(frozen=True, slots=True)
class SettingTold:
    """The last answer about the setting `purpose` of the platform `platform`, at an aware instant."""

    platform: str
    purpose: Purpose
    told: Told
    at: datetime
