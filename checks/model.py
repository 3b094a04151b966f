"""Which nouns do checks, check-up, store and window share?

An *item* is a line of the catalogue (a question with its weight). A *check* answers an item by judging *facts*, and
yields *findings*. An *observation* is what is remembered of an item: measured, practised or declared, on a date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, IntEnum, auto
from typing import NewType

from checks.secret import Secret

ItemId = NewType("ItemId", str)
"""A line of the catalogue, `section.name`. Stable for ever: it is stored."""
CheckId = NewType("CheckId", str)
"""A check; always equal to the id of the item that it answers."""
SectionId = NewType("SectionId", str)
MessageId = NewType("MessageId", str)
"""A sentence of `resources/catalogue/messages.toml`."""

Param = int | str
"""What a sentence may be filled with: a number, or a public name such as a site. Never a secret."""


class Outcome(Enum):
    """What judging gave. Values are those of the command line's JSON."""

    PASS = "pass"  # noqa: S105 - the outcome, not a password
    PARTIAL = "partial"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Provenance(Enum):
    """How an observation came to be, weakest last."""

    MEASURED = "measured"
    PRACTISED = "practised"
    DECLARED = "declared"


class Urgency(IntEnum):
    """In which order a person should act; shown as words, never as severities."""

    FIRST = 1
    SOON = 2
    WHEN_YOU_CAN = 3


class Kind(Enum):
    """What sort of thing a stored secret is, as far as its vault tells."""

    LOGIN = "login"
    WIFI = "wifi"
    SERVER = "server"
    API_KEY = "api-key"
    SSH_KEY = "ssh-key"
    PIN = "pin"


class ChangeDateSource(Enum):
    """How well the date of the last password change is known (`vault-formats`, section 1.3)."""

    RECORDED = "recorded"  # the format stores exactly this date
    LOWER_BOUND = "lower-bound"  # the password is at least this old: the creation date of an entry without history


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """When a password was last changed, as a UTC date, and how that is known."""

    on: date
    source: ChangeDateSource


@dataclass(frozen=True, slots=True)
class OldPassword:
    """A password that the login had before; `until` is the UTC date on which it was replaced, where known."""

    password: Secret
    until: date | None


@dataclass(frozen=True, slots=True)
class Subject:
    """Which login a finding is about, in public words only; empty texts where the vault has none."""

    title: str
    site: str
    user: str
    source: str


@dataclass(frozen=True, slots=True)
class Login:
    """One entry of a vault, whatever its format.

    `password` is None when there is none to judge (passkey only, empty, or a reference to another entry's).
    `excluded` holds the checks that the person switched off for it in their manager. `has_passkey` is None when the
    format cannot tell. `row` finds the entry again in its file: a 1-based item or line number.
    """

    title: str
    username: str
    urls: tuple[str, ...]
    password: Secret | None
    source: str
    row: int
    email: str = ""
    folder: str = ""
    kind: Kind = Kind.LOGIN
    archived: bool = False
    changed: PasswordChange | None = None
    history: tuple[OldPassword, ...] = ()
    has_totp: bool = False
    has_passkey: bool | None = None
    excluded: frozenset[CheckId] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a finding is so: the id of a sentence and what fills it. Never a sentence, never a secret."""

    message: MessageId
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found, about one or several logins."""

    check: CheckId
    outcome: Outcome
    subjects: tuple[Subject, ...]
    evidence: Evidence
    urgency: Urgency


class Need(Enum):
    """A fact that a check cannot judge without. When it is absent the runner answers *unknown* by itself."""

    LOGINS = auto()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks may know. `logins` is None when no vault could be read.

    `common_words` are those that people who speak French build passwords from: casefolded word -> rank, 1 = commonest.
    """

    logins: tuple[Login, ...] | None
    today: date
    common_words: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the accounts that a check looked at are affected; `0 <= affected <= of`."""

    affected: int
    of: int


@dataclass(frozen=True, slots=True)
class CheckMeta:
    """What a check is and needs.

    `version` rises when its rule changes, so that a new rule does not look like a regression. `alone` says that it
    judges each distinct password by itself, so that the logins may be dealt out over several processes.
    """

    id: CheckId
    version: int
    needs: frozenset[Need]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A question that can be measured: the same facts always give the same findings.

    `judged(facts)` counts the accounts that the check looks at (the denominator of its tally). `judge(facts)` yields
    findings as soon as each is known. Neither is called when a need is absent.
    """

    meta: CheckMeta
    judged: Callable[[Facts], int]
    judge: Callable[[Facts], Iterator[Finding]]


class Decision(Enum):
    """What a person may decide about an item instead of answering it."""

    ACCEPTED = "accepted"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Observation:
    """What was learned of one item at one instant. Raw: scores are computed from it, never stored.

    `at` is timezone-aware. `value` is 0..1 and only read for PARTIAL (a measured check gives 1 - affected/of).
    `outcome` UNKNOWN records an honest "I don't know" or a check that could not look; `reason` then names the message.
    """

    item: ItemId
    outcome: Outcome
    provenance: Provenance
    at: datetime
    value: float = 0.0
    reason: MessageId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the person about an item: accepted (asked again after a year), or does not apply, and why."""

    item: ItemId
    decision: Decision
    at: datetime
    reason: str


class ProfileFlag(Enum):
    """What the person told about themselves; an absent answer is None in `Profile`, never False."""

    EMPLOYED = "employed"
    HAS_SMARTPHONE = "has_smartphone"
    HAS_CHILDREN = "has_children"
    SHARES_COMPUTER = "shares_computer"


class Automation(Enum):
    """How an item is best answered. Every item also accepts a declared answer."""

    VAULT = "vault"
    SYSTEM = "system"
    NETWORK = "network"
    EXERCISE = "exercise"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the catalogue without its words: what the score needs to know.

    `weight` is 1, 2, 3, 5 or 8. `gate` is the number that holds the score until the item is confirmed, or None.
    `applies_if` is the flag that must not be answered "no", or None. `systems` limits the item to operating systems
    (`linux`, `macos`, `windows`); empty means all.
    """

    id: ItemId
    section: SectionId
    automation: Automation
    weight: int
    minutes: int
    recheck_days: int
    gate: int | None = None
    applies_if: ProfileFlag | None = None
    systems: frozenset[str] = frozenset()
