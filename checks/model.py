"""Which nouns do checks, check-up, store and window share?

An *item* is a line of the catalogue (a question with its weight). A *check* answers an item by judging *facts*, and
yields *findings*. An *observation* is what is remembered of an item: measured, practised or declared, on a date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, IntEnum

from checks.ids import CheckId, ItemId, MessageId, Param, SectionId
from checks.secret import Secret

__all__ = [
    "Automation",
    "ChangeDateSource",
    "CheckId",
    "Decided",
    "Decision",
    "Evidence",
    "Exclusion",
    "Finding",
    "Importance",
    "Item",
    "ItemId",
    "Kind",
    "Login",
    "MessageId",
    "Observation",
    "OldPassword",
    "Outcome",
    "Param",
    "PasswordChange",
    "Person",
    "ProfileFlag",
    "Provenance",
    "Remembered",
    "SectionId",
    "Subject",
    "Urgency",
]


class Outcome(Enum):
    """What judging gave. Values are those of the command line's JSON."""

    __hash__ = object.__hash__  # Enum's own is a function in Python, and each login asks for it again and again
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

    __hash__ = object.__hash__  # as for `Outcome`
    LOGIN = "login"
    WIFI = "wifi"
    SERVER = "server"
    API_KEY = "api-key"
    SSH_KEY = "ssh-key"
    PIN = "pin"
    LICENCE_KEY = "licence-key"


class Importance(Enum):
    """How much depends on an account. The first two are the important ones."""

    __hash__ = object.__hash__  # as for `Outcome`
    HIGHEST = "highest"  # opens other accounts, or money: mailbox, bank, phone operator, password manager
    HIGH = "high"  # work, social networks, government, health, shops with a stored card
    NORMAL = "normal"
    LOW = "low"  # thrown away: a disposable address, say

    @property
    def is_high(self) -> bool:
        """Tell whether it is one of the important ones."""
        return self is Importance.HIGHEST or self is Importance.HIGH

    @property
    def weight(self) -> int:
        """Return how often such an account counts in the value of a check (`checkup-and-score`, section 4.2)."""
        return 3 if self.is_high else 1


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
    importance: Importance = Importance.NORMAL
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Login:
    """One entry of a vault, whatever its format.

    `password` is None when there is none to judge (passkey only, empty, or a reference to another entry's).
    `excluded` holds the checks that were switched off for it in its manager or for its folder, `set_aside` those that
    the person switched off for this very account. Breaches public on `dismissed` are not to be told of it again.
    `has_passkey` is None when the format cannot tell. `used` is the UTC date of the last sign-in, where kept. `row`
    finds the entry again in its file: a 1-based item or line number.
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
    used: date | None = None
    excluded: frozenset[CheckId] = frozenset()
    set_aside: frozenset[CheckId] = frozenset()
    dismissed: date | None = None

    def is_out_of(self, check: CheckId) -> bool:
        """Tell whether it was taken out of `check`, wherever that was done."""
        return check in self.excluded or check in self.set_aside


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a finding is so: the id of a sentence and what fills it. Never a sentence, never a secret."""

    message: MessageId
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found, about one or several logins.

    A `private` one tells something intimate: it is shown in the window of the audit that found it, behind a click, and
    goes nowhere else, neither into a report nor into the store (`packaging/decisions/011-breached-sites.md`).
    """

    check: CheckId
    outcome: Outcome
    subjects: tuple[Subject, ...]
    evidence: Evidence
    urgency: Urgency
    private: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """What the person told of themselves so that passwords built from it are noticed; all of it may be left out."""

    names: tuple[str, ...] = ()
    birth_year: int | None = None
    town: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Something that the person took out of a check (of all where `check` is None), why, and until which local date.

    It is one account, by `site` and `user` (by `title` where the login has no address), or all of a `folder`; what is
    not meant is empty. `made` is the local date on which it was; where that is not known it was before everything.
    """

    check: CheckId | None
    title: str
    site: str
    user: str
    folder: str
    reason: str
    review: date
    made: date = date.min


@dataclass(frozen=True, slots=True)
class FactorElsewhere:
    """The person's word that an account asks for a second proof although no vault shows it, and when they gave it.

    `site` and `user` are those of the account's `Subject`; `told` is a local date.
    """

    site: str
    user: str
    told: date


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


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of an account between audits; `fixed` are the checks that it failed once and then passed."""

    account: str
    password: str
    failing: frozenset[CheckId]
    fixed: frozenset[CheckId]


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
