from __future__ import annotations

from checks.exposure.duplicate import CHECK
from checks.model import Login, Outcome
from tests.builders import facts, login, service

TWITTER = [service("twitter.com", "x.com")]


def told(*logins: Login) -> list[tuple[str, int]]:
    found = list(CHECK.judge(facts(*logins, services=TWITTER)))
    assert all(finding.outcome is Outcome.PASS for finding in found)
    return [(x.evidence.message, len(x.subjects)) for x in found]


def test_two_user_names_at_one_site_are_two_accounts() -> None:
    assert told(login("shop.example", "p-1", "al"), login("www.shop.example", "p-2", "bo")) == [
        ("duplicate.several", 2)
    ]
    assert told(login("twitter.com", "p-1", "al"), login("x.com", "p-2", "bo")) == [("duplicate.several", 2)]


def test_the_site_is_named() -> None:
    (finding,) = CHECK.judge(facts(login("shop.example", "p-1", "al"), login("shop.example", "p-2", "bo")))
    assert dict(finding.evidence.params) == {"n": 2, "site": "shop.example"}


def test_an_account_without_a_user_name_is_no_second_one() -> None:
    assert told(login("shop.example", "p-1", "al"), login("shop.example", "p-2", "")) == []


def test_one_account_twice_in_one_manager_is_told() -> None:
    assert told(login("shop.example"), login("shop.example", row=2)) == [("duplicate.saved_twice", 1)]
    assert told(login("shop.example", "old"), login("shop.example", "new")) == [("duplicate.different", 1)]


def test_one_account_in_two_managers_or_once_for_each_address_is_not() -> None:
    assert told(login("shop.example", source="a.csv"), login("shop.example", source="b.csv")) == []
    assert told(login("www.shop.example"), login("login.shop.example")) == []


def test_accounts_at_different_sites_are_none() -> None:
    assert told(login("a.example"), login("b.example")) == []
    assert told(login("", title="door", username="al"), login("", title="safe", username="bo")) == []


def test_every_account_is_counted_once() -> None:
    assert CHECK.judged(facts(login("a.example"), login("a.example"), login("b.example"))).accounts == 2
