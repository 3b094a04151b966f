"""Which important accounts are open with their password alone although their site offers more?

The vault shows codes and passkeys that it keeps itself. A text message, an app, a key, or codes kept elsewhere leave no
trace in it: of these the person's own word is asked, and believed. Bitwarden's report was wrong in the other direction
(bitwarden/clients #1091, "good news"): what is not known here is never called good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from checks.exposure.known import count, opened, ordered
from checks.exposure.offer import Factor, Offer
from checks.exposure.offers import offered
from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Importance, Login, MessageId, Outcome, Subject, Urgency
from checks.once import once
from checks.passwords.accounts import place
from checks.passwords.importance import urgency

_ID: Final = CheckId("passwords.second_factor")
_STRONG: Final = Factor.APP
"""From this factor on, a stolen phone number does not open the account."""
_PASSKEY: Final = MessageId("second_factor.passkey")
_MISSING: Final = {factor: MessageId(f"second_factor.{factor.name.lower()}") for factor in Factor}
_ON: Final = MessageId("second_factor.on")
_DECLARED: Final = MessageId("second_factor.declared")
_NONE: Final = MessageId("second_factor.none")
_UNLISTED: Final = MessageId("second_factor.unlisted")
_OTHERS: Final = MessageId("second_factor.others")
SENTENCES: Final = (_PASSKEY, *_MISSING.values(), _ON, _DECLARED, _NONE, _UNLISTED, _OTHERS)
"""Every sentence that a finding of this check may have."""


class _State(Enum):
    ON = auto()  # the vault shows it
    DECLARED = auto()  # the person says so
    MISSING = auto()
    NONE = auto()  # the site is known to offer nothing
    UNLISTED = auto()  # nobody knows here what the site offers


@dataclass(frozen=True, slots=True)
class _Standing:
    subject: Subject
    state: _State
    offer: Offer

    @property
    def important(self) -> bool:
        return self.subject.importance.is_high


def judged(facts: Facts) -> Count:
    """Return how many important accounts have, or may have, something to turn on."""
    return count(x.subject for x in _standings(facts) if x.important and x.state is not _State.NONE)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield the important accounts without a second proof, by the best that their sites offer; then information."""
    found = _standings(facts)
    important = [x for x in found if x.important]
    missing = [x for x in important if x.state is _State.MISSING]
    for message, outcome, standings in _by_best(missing):
        subjects = _named(standings)
        yield _finding(outcome, message, subjects, urgency(subjects))
    for state, outcome, message in (
        (_State.UNLISTED, Outcome.UNKNOWN, _UNLISTED),
        (_State.ON, Outcome.PASS, _ON),
        (_State.DECLARED, Outcome.PASS, _DECLARED),
        (_State.NONE, Outcome.PASS, _NONE),
    ):
        if subjects := _named(x for x in important if x.state is state):
            yield _finding(outcome, message, subjects, Urgency.WHEN_YOU_CAN)
    if subjects := _named(x for x in found if not x.important and x.state is _State.MISSING):
        yield _finding(Outcome.PASS, _OTHERS, subjects, Urgency.WHEN_YOU_CAN)


def shows(login: Login) -> bool:
    """Tell whether the vault itself holds a second proof of this login, or a passkey, which is both in one."""
    return login.has_totp or login.has_passkey is True


@once
def _standings(facts: Facts) -> list[_Standing]:
    return list(_each(facts))


def _each(facts: Facts) -> Iterator[_Standing]:
    offers = offered(facts)
    elsewhere = {(place(x.site, facts.services), x.user.strip().casefold()) for x in facts.elsewhere}
    for account in opened(facts, _ID):
        offer = offers[account.identity]
        if offer is None and not account.subject.importance.is_high:
            continue
        if account.subject.importance is not Importance.LOW:
            told = elsewhere and {(place(x.site, facts.services), x.user.casefold()) for x in account.subjects}
            state = _state(account.logins, offer, told=not elsewhere.isdisjoint(told))
            yield _Standing(account.subject, state, offer or Offer())


def _state(logins: Iterable[Login], offer: Offer | None, *, told: bool) -> _State:
    if any(map(shows, logins)):
        return _State.ON
    if told:
        return _State.DECLARED
    if offer is None:
        return _State.UNLISTED
    return _State.MISSING if offer.factors or offer.passkey else _State.NONE


def _by_best(missing: Iterable[_Standing]) -> Iterator[tuple[MessageId, Outcome, list[_Standing]]]:
    """Yield the accounts grouped by the best that is offered, the strongest first.

    Where there are only messages and calls, which a stolen number receives, less is lost without them: PARTIAL.
    """
    groups: dict[int, list[_Standing]] = {}
    for standing in missing:
        groups.setdefault(_best(standing.offer), []).append(standing)
    for best in sorted(groups, reverse=True):
        message = _PASSKEY if best > max(Factor) else _MISSING[Factor(best)]
        yield message, Outcome.FAIL if best >= _STRONG else Outcome.PARTIAL, groups[best]


def _best(offer: Offer) -> int:
    """Return the rank of the best factor, a passkey above all: SMS < app < codes < key < passkey."""
    return max(Factor) + 1 if offer.passkey else max(offer.factors)


def _named(standings: Iterable[_Standing]) -> tuple[Subject, ...]:
    return ordered(standing.subject for standing in standings)


def _finding(outcome: Outcome, message: MessageId, subjects: tuple[Subject, ...], soon: Urgency) -> Finding:
    return Finding(_ID, outcome, subjects, Evidence(message, {"n": len(subjects)}), soon)


CHECK: Final = Check(
    CheckMeta(
        _ID,
        version=1,
        needs=frozenset({Need.LOGINS}),
        nobody=MessageId("unknown.no_important"),
        untold=MessageId("unknown.not_listed"),
    ),
    judged,
    judge,
)
