"""What may the checks know, and what is a check?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any, Final

from checks.exposure.breach import Breach
from checks.exposure.offer import Offer
from checks.model import CheckId, FactorElsewhere, Finding, Login, MessageId, Person
from checks.secret import Secret
from checks.vocabulary import CommonWords


class ServiceKind(Enum):
    """What a service is to the person, as far as that decides how much depends on it."""

    __hash__ = object.__hash__  # as for `Outcome`
    MAILBOX = "mailbox"
    BANK = "bank"
    PHONE = "phone"
    MANAGER = "manager"
    PLATFORM = "platform"  # an account that signs in elsewhere and wipes devices: Apple, Google, Microsoft
    WORK = "work"
    SOCIAL = "social"
    GOVERNMENT = "government"
    HEALTH = "health"
    SHOP = "shop"
    OTHER = "other"
    DISPOSABLE = "disposable"  # mailboxes that are thrown away


@dataclass(frozen=True, slots=True)
class Service:
    """What is publicly known of one service.

    `sites` are the registrable domains under which one account works, the best known first. `change` is the https
    address of the page that changes the password, "" where unknown. `longest` is the most characters that its
    passwords may have, None where there is no known limit; `digits_only` says that it takes nothing but digits.
    `offer` is what it asks for besides a password, None where that is not known. `close` and `download` are the https
    addresses where an account is closed and its data fetched, "" where unknown.
    """

    name: str
    sites: tuple[str, ...]
    kind: ServiceKind
    change: str = ""
    longest: int | None = None
    digits_only: bool = False
    offer: Offer | None = None
    close: str = ""
    download: str = ""


@dataclass(frozen=True, slots=True)
class Leak:
    """What is known of one password among the leaked ones.

    `count` is how often it was seen in leaks; 0 only after a complete answer. None is *unknown*, and `reason` says why.
    """

    count: int | None
    reason: MessageId | None = None


class Need(Enum):
    """A fact that a check cannot judge without. When it is absent the runner answers *unknown* by itself."""

    LOGINS = auto()
    LEAKS = auto()
    BREACHES = auto()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks may know. `logins` is None when no vault could be read.

    `common_words` are those that people who speak French or English build passwords from, with their ranks.
    `services` are those that are publicly known, by each of their sites. `masters` are the passwords that opened the
    vaults. `leaks` answers by the SHA-1 digest (20 bytes) of a password; None when nobody could be asked.
    `breaches` is a public list of sites that leaked, None when there is none on this computer. `shared` has, by host,
    those that take the same credentials, by a public list. `offers` says what sites
    offer besides a password, by their host; a host that is absent is not known. `elsewhere` are the accounts that ask
    for a second proof by the person's word. `done` is what `once` has worked out from the rest; facts that are made
    from others begin without.
    """

    logins: tuple[Login, ...] | None
    today: date
    common_words: CommonWords = field(default_factory=lambda: CommonWords({}))
    services: Mapping[str, Service] = field(default_factory=dict)
    person: Person = field(default_factory=Person)
    masters: tuple[Secret, ...] = ()
    leaks: Mapping[bytes, Leak] | None = None
    breaches: tuple[Breach, ...] | None = None
    offers: Mapping[str, Offer] = field(default_factory=dict)
    elsewhere: tuple[FactorElsewhere, ...] = ()
    shared: Mapping[str, Sequence[str]] = field(default_factory=dict)
    done: dict[object, Any] = field(init=False, repr=False, compare=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the accounts that a check looked at are affected; `0 <= affected <= of`.

    The weights are the same with each account counted `Importance.weight` times.
    """

    affected: int
    of: int
    affected_weight: int
    of_weight: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many accounts a check looks at, and how many they are with each counted `Importance.weight` times."""

    accounts: int
    weight: int


_NOBODY: Final = MessageId("unknown.no_passwords")
_UNTOLD: Final = MessageId("unknown.incomplete")


@dataclass(frozen=True, slots=True)
class CheckMeta:
    """What a check is and needs.

    `version` rises when its rule changes, so that a new rule does not look like a regression. `alone` says that it
    judges each distinct password by itself, so that the logins may be dealt out over several processes. Of an unknown
    outcome `nobody` says that no account is the check's to judge, `untold` that it could not judge all of them.
    """

    id: CheckId
    version: int
    needs: frozenset[Need]
    alone: bool = False
    nobody: MessageId = _NOBODY
    untold: MessageId = _UNTOLD


@dataclass(frozen=True, slots=True)
class Check:
    """A question that can be measured: the same facts always give the same findings.

    `judged(facts)` counts the accounts that the check looks at (the denominator of its tally). `judge(facts)` yields
    findings as soon as each is known: FAIL and PARTIAL count their accounts as affected, UNKNOWN says that these could
    not be judged, PASS is information, NOT_APPLICABLE lists what was taken out. Neither is called when a need is
    absent.
    """

    meta: CheckMeta
    judged: Callable[[Facts], Count]
    judge: Callable[[Facts], Iterator[Finding]]
