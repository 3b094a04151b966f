"""Which passwords could be guessed?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checks.facts import Check, CheckMeta, Count, Facts, Need
from checks.model import CheckId, Evidence, Finding, Kind, Login, Outcome, Urgency
from checks.passwords import accounts, estimate
from checks.passwords.words import CommonWords, own_words

_ID: Final = CheckId("passwords.strength")
_KINDS: Final = frozenset(Kind) - {Kind.PIN}
"""A PIN is short by its nature; what it opens counts the attempts."""
_GUESSED_AT_ONCE: Final = 1
"""Up to this score (fewer than 10^6 guesses) not even a site that slows attempts down is a protection."""


def judged(facts: Facts) -> Count:
    """Return how many accounts have a password that this check looks at."""
    return accounts.count(_groups(facts), facts.services)


def judge(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each weak password, as soon as it is judged, about all accounts that use it."""
    language = CommonWords(facts.common_words)
    for group in _groups(facts):
        if evidence := _weakness(group, language, facts.today.year):
            at_once = evidence.params["score"] in range(_GUESSED_AT_ONCE + 1)
            urgency = Urgency.FIRST if at_once else Urgency.SOON
            yield Finding(_ID, Outcome.FAIL, accounts.accounts(group, facts.services), evidence, urgency)


def _groups(facts: Facts) -> list[list[Login]]:
    return accounts.by_password(accounts.to_judge(facts.logins or (), _ID, _KINDS))


def _weakness(group: Sequence[Login], language: CommonWords, year: int) -> Evidence | None:
    """Return why the password of these logins is weak, None if it is not.

    Nothing of it may help to guess it: the evidence holds the kind of its largest part and its score, neither text
    nor place nor length.
    """
    password = group[0].password
    if password is None:
        return None
    own = own_words(group)
    with password.revealed() as text:
        common = language.found_in(text[: estimate.LONGEST])
        score = estimate.score(text, own, common)
        if score > estimate.WEAK:
            return None
        # Loaded for the first weak password only: its word lists cost a start of 15 ms that shows no weakness yet.
        from checks.passwords.explain import explain  # noqa: PLC0415 - for the reason above

        return Evidence(explain(text, own, common, year), {"score": score})


CHECK: Final = Check(CheckMeta(_ID, version=1, needs=frozenset({Need.LOGINS}), alone=True), judged, judge)
