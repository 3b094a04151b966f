from __future__ import annotations

from checks.exposure.offer import Factor, Offer, PasskeyUse
from checks.exposure.passkey import CHECK
from checks.model import Login, Outcome
from tests.builders import facts, login

OFFERS = {
    "in.example": Offer(frozenset({Factor.TOTP}), PasskeyUse.SIGN_IN),
    "second.example": Offer(frozenset(), PasskeyUse.SECOND_FACTOR),
    "none.example": Offer(frozenset({Factor.TOTP})),
}


def told(*logins: Login) -> list[tuple[Outcome, str, int]]:
    found = CHECK.judge(facts(*logins, offers=OFFERS))
    return [(x.outcome, x.evidence.message, len(x.subjects)) for x in found]


def test_a_passkey_in_the_vault_passes_wherever_it_is() -> None:
    passkey = login("shop.example", password=None, has_passkey=True)
    assert told(passkey, login("in.example", has_passkey=True)) == [(Outcome.PASS, "passkey.on", 2)]


def test_where_none_is_to_be_seen_nothing_is_known() -> None:
    seen = told(login("in.example"), login("in.example", username="bob", has_passkey=False))
    assert seen == [(Outcome.UNKNOWN, "passkey.offered", 2)]


def test_only_sites_that_take_one_in_place_of_the_password_are_told() -> None:
    assert told(login("second.example"), login("none.example"), login("other.example")) == []


def test_a_passkey_in_one_copy_counts_for_the_account() -> None:
    copies = login("in.example", source="a.csv"), login("in.example", source="b.json", has_passkey=True)
    assert told(*copies) == [(Outcome.PASS, "passkey.on", 1)]
    assert CHECK.judged(facts(*copies, offers=OFFERS)).accounts == 1
