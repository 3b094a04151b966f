"""Is a fault remembered of the account that has it, whichever of its copies the finding names?"""

from __future__ import annotations

from app.checkup.events import CheckDone, Found
from app.checkup.tracing import Tracer
from checks.facts import Tally
from checks.model import CheckId, Evidence, Finding, Login, MessageId, Outcome, Urgency
from checks.passwords import accounts
from checks.passwords.progress import Trace
from tests.builders import facts, login

WEAK = CheckId("passwords.strength")
KEY = bytes(32)


def traced(*logins: Login) -> list[Trace]:
    """Return the traces of logins that share a weak password."""
    judged = facts(*logins)
    tracer = Tracer(KEY)
    users = accounts.accounts(logins, judged)
    evidence = Evidence(MessageId("strength.guessable"))
    tracer.follow(Found(Finding(WEAK, Outcome.FAIL, users, evidence, Urgency.SOON)))
    tracer.follow(CheckDone(WEAK, Outcome.PARTIAL, 0.5, Tally(1, 2, 1, 2)))
    return list(tracer.traces(judged))


def test_a_copy_without_a_user_name_fails_with_its_account() -> None:
    nameless, named = login(username=""), login(username="alice")
    (trace,) = traced(nameless, named)
    assert (trace.failing, trace.passing) == (frozenset({WEAK}), frozenset())
    assert trace.subject == accounts.subject(named, {})
    assert trace.account == traced(named)[0].account


def test_a_copy_with_other_addresses_fails_with_its_account() -> None:
    one = login("b.example", title="Z")
    other = login("a.example", title="A", urls=("https://a.example", "https://b.example"), source="other.csv")
    (trace,) = traced(one, other)
    assert (trace.failing, trace.passing) == (frozenset({WEAK}), frozenset())
