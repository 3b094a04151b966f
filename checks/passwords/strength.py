"""Which passwords could be guessed?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, MessageId, Outcome, Urgency
from checks.passwords import accounts, estimate, kinds, looked_at
from checks.passwords.explain import explain
from checks.passwords.words import own_words, person_words

_ID: Final = CheckId("passwords.strength")
_KINDS: Final = frozenset(Kind) - {Kind.PIN, Kind.LICENCE_KEY}
"""A PIN is short by its nature, and what it opens counts the attempts; a licence key is nobody's choice."""
_GUESSED_AT_ONCE: Final = 1
"""Up to this score (fewer than 10^6 guesses) not even a site that slows attempts down is a protection."""
NETWORK: Final = MessageId("strength.network")
"""Only a network's password is weak with this: who stands near it records a sign-in and tries passwords elsewhere."""
NO_BETTER: Final = MessageId("strength.no_better")


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return accounts.count((_free(group, facts) for group in _groups(facts)), facts)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each weak password, as soon as it is judged, about all accounts that use it.

    Accounts whose site allows no better password than theirs are taken out, with a finding that says so.
    """
    for group in _groups(facts):
        free = _free(group, facts)
        if len(free) < len(group):
            yield _no_better(group, facts)
        if evidence := weakness(free, facts):
            networks = [login for login in free if login.kind is Kind.WIFI]
            weak = networks if evidence.message == NETWORK else free
            yield Finding(_ID, Outcome.FAIL, accounts.accounts(weak, facts), evidence, _urgency(evidence))


def weakness(group: Sequence[Login], facts: Facts) -> Evidence | None:
    """Return why the password that these logins share is weak, None if it is not or there is none.

    Nothing of it may help to guess it: the evidence holds the kind of its largest part and its score, neither text
    nor place nor length.
    """
    password = group[0].password if group else None
    if password is None:
        return None
    own = (*person_words(facts.person), *own_words(group))
    has_network = any(login.kind is Kind.WIFI for login in group)
    exact_to = estimate.WEAK_OFFLINE if has_network else estimate.WEAK
    with password.revealed() as text:
        common = facts.common_words.found_in(text[: estimate.LONGEST])
        score, split = estimate.rated(text, own, common, exact_to)
        if score <= estimate.WEAK:
            return Evidence(explain(text, own, facts.common_words, split), {"score": score})
    if has_network and score <= estimate.WEAK_OFFLINE:
        return Evidence(NETWORK, {"score": score})
    return None


def _groups(facts: Facts) -> looked_at.Groups:
    return looked_at.groups(facts, _ID, _KINDS)


def _free(group: Sequence[Login], facts: Facts) -> list[Login]:
    """Return the logins of one password whose sites allow a better one."""
    return [login for login in group if not kinds.is_all_that_its_site_allows(login, facts)]


def _no_better(group: Sequence[Login], facts: Facts) -> Finding:
    bound = [login for login in group if kinds.is_all_that_its_site_allows(login, facts)]
    found = accounts.accounts(bound, facts)
    return Finding(_ID, Outcome.NOT_APPLICABLE, found, Evidence(NO_BETTER, {"n": len(found)}), Urgency.WHEN_YOU_CAN)


def _urgency(evidence: Evidence) -> Urgency:
    return Urgency.FIRST if evidence.params["score"] in range(_GUESSED_AT_ONCE + 1) else Urgency.SOON


CHECK: Final = Check(CheckMeta(_ID, version=2, needs=frozenset({Need.LOGINS}), alone=True), judged, judge)
