from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checks.exposure.offer import Factor, Offer, PasskeyUse
from checks.exposure.second_factor import CHECK, SENTENCES
from checks.facts import ServiceKind
from checks.model import FactorElsewhere, Finding, Kind, Login, Outcome, Urgency
from tests.builders import facts, login, service

BANK = service("bank.example", "bank.test", kind=ServiceKind.BANK)
SOCIAL = service("social.example", kind=ServiceKind.SOCIAL)
TOTP = {"bank.example": Offer(frozenset({Factor.SMS, Factor.TOTP}))}
ASIDE = frozenset({CHECK.meta.id})


def judged(*logins: Login, offers: dict[str, Offer] | None = None, **others: Any) -> list[Finding]:  # noqa: ANN401 - fields of `Facts`
    offers = TOTP if offers is None else offers
    return list(CHECK.judge(facts(*logins, services=[BANK, SOCIAL], offers=offers, **others)))


def told(*logins: Login, **others: Any) -> list[tuple[Outcome, str]]:  # noqa: ANN401 - as above
    return [(x.outcome, x.evidence.message) for x in judged(*logins, **others)]


def count(*logins: Login, offers: dict[str, Offer] | None = None) -> int:
    known = facts(*logins, services=[BANK, SOCIAL], offers=TOTP if offers is None else offers)
    return CHECK.judged(known).accounts


def test_an_important_account_without_what_its_site_offers_fails() -> None:
    (finding,) = judged(login("bank.example"))
    assert (finding.outcome, finding.evidence.message) == (Outcome.FAIL, "second_factor.totp")
    assert (finding.urgency, [x.site for x in finding.subjects]) == (Urgency.FIRST, ["bank.example"])


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (Offer(frozenset({Factor.EMAIL})), (Outcome.PARTIAL, "second_factor.email")),
        (Offer(frozenset({Factor.CALL, Factor.EMAIL})), (Outcome.PARTIAL, "second_factor.call")),
        (Offer(frozenset({Factor.SMS})), (Outcome.PARTIAL, "second_factor.sms")),
        (Offer(frozenset({Factor.SMS, Factor.APP})), (Outcome.FAIL, "second_factor.app")),
        (Offer(frozenset({Factor.APP, Factor.TOTP})), (Outcome.FAIL, "second_factor.totp")),
        (Offer(frozenset({Factor.TOTP, Factor.KEY})), (Outcome.FAIL, "second_factor.key")),
        (Offer(frozenset({Factor.KEY}), PasskeyUse.SIGN_IN), (Outcome.FAIL, "second_factor.passkey")),
        (Offer(passkey=PasskeyUse.SECOND_FACTOR), (Outcome.FAIL, "second_factor.passkey")),
        (Offer(), (Outcome.PASS, "second_factor.none")),
    ],
)
def test_the_best_that_is_offered_is_named(offer: Offer, expected: tuple[Outcome, str]) -> None:
    assert told(login("bank.example"), offers={"bank.example": offer}) == [expected]


@pytest.mark.parametrize("shown", [{"has_totp": True}, {"has_passkey": True}, {"has_passkey": True, "password": None}])
def test_what_the_vault_shows_passes(shown: dict[str, Any]) -> None:
    assert told(login("bank.example", **shown)) == [(Outcome.PASS, "second_factor.on")]


def test_a_code_in_one_copy_counts_for_the_account() -> None:
    copies = login("bank.example", source="a.csv"), login("bank.example", source="b.kdbx", has_totp=True)
    assert told(*copies) == [(Outcome.PASS, "second_factor.on")]


def test_the_persons_word_counts_at_every_site_of_the_service_and_for_that_account_only() -> None:
    word = (FactorElsewhere("bank.test", "Alice ", date(2026, 1, 1)),)
    assert told(login("bank.example", username="alice"), elsewhere=word) == [(Outcome.PASS, "second_factor.declared")]
    assert told(login("bank.example", username="bob"), elsewhere=word) == [(Outcome.FAIL, "second_factor.totp")]


def test_the_persons_word_counts_where_nobody_knows_the_site() -> None:
    word = (FactorElsewhere("social.example", "alice", date(2026, 1, 1)),)
    assert told(login("social.example"), elsewhere=word) == [(Outcome.PASS, "second_factor.declared")]


def test_a_site_that_nobody_knows_is_said_to_be_so() -> None:
    assert told(login("social.example")) == [(Outcome.UNKNOWN, "second_factor.unlisted")]


def test_a_site_that_offers_nothing_is_not_counted() -> None:
    assert count(login("bank.example"), offers={"bank.example": Offer()}) == 0
    assert count(login("bank.example"), login("social.example")) == 2


def test_other_accounts_are_information_and_not_counted() -> None:
    offers = {"forum.example": TOTP["bank.example"]}
    assert told(login("forum.example"), offers=offers) == [(Outcome.PASS, "second_factor.others")]
    assert count(login("forum.example"), offers=offers) == 0
    assert told(login("forum.example")) == []


@pytest.mark.parametrize(
    "other", [{"kind": Kind.WIFI}, {"archived": True}, {"excluded": ASIDE}, {"set_aside": ASIDE}, {"password": None}]
)
def test_what_is_no_account_in_use_or_was_taken_out_is_not_judged(other: dict[str, Any]) -> None:
    assert told(login("bank.example", **other)) == []
    assert count(login("bank.example", **other)) == 0


def test_every_sentence_is_one_that_the_check_names() -> None:
    found = judged(login("bank.example"), login("social.example"), login("bank.example", username="b", has_totp=True))
    assert {x.evidence.message for x in found} <= set(SENTENCES)
