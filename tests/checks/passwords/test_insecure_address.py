from __future__ import annotations

from typing import Any

import pytest

from checks.facts import Count, Service, ServiceKind
from checks.model import Finding, Kind, Login, Outcome, Urgency
from checks.passwords import insecure_address
from checks.passwords.insecure_address import is_open_to_others
from tests.builders import facts, login

SHOP = Service("Shop", ("shop.example",), ServiceKind.SHOP)


def at(address: str, **others: Any) -> Login:  # noqa: ANN401 - further fields of `Login`
    return login(address.partition("//")[2].partition("/")[0] or "x.example", urls=(address,), **others)


def found(*logins: Login) -> list[Finding]:
    return list(insecure_address.judge(facts(*logins, services=[SHOP])))


@pytest.mark.parametrize(
    "address",
    ["http://forum.example/login", "HTTP://forum.example", " http://forum.example ", "http://93.184.216.34/"],
)
def test_an_address_without_encryption_is_found(address: str) -> None:
    (finding,) = found(at(address))
    assert finding.outcome is Outcome.FAIL
    assert finding.evidence.params == {"n": 1}


@pytest.mark.parametrize(
    "address",
    [
        "https://forum.example",
        "forum.example",
        "",
        "android://hash@app.example/",
        "http://192.168.1.1/",
        "http://10.0.0.7:8080/admin",
        "http://127.0.0.1",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://localhost:3000",
        "http://nas/",
        "http://printer.local",
        "http://router.lan",
        "http://fritz.box",
        "http://box.home.arpa",
        "http://xyz.onion/",
        "http://%%%",
    ],
)
def test_an_encrypted_or_local_address_is_left_alone(address: str) -> None:
    assert not is_open_to_others(address)
    assert found(at(address)) == []


def test_a_name_that_only_looks_local_is_found() -> None:
    assert is_open_to_others("http://localhost.evil.example/")
    assert is_open_to_others("http://192.168.1.1.evil.example/")
    assert is_open_to_others("http://notlocal/x.lan@forum.example") is False  # one label: a machine at home


def test_one_account_in_two_managers_is_found_once() -> None:
    address = "http://forum.example"
    (finding,) = found(at(address, source="a.csv"), at(address, source="b.kdbx"))
    assert len(finding.subjects) == 1
    assert insecure_address.judged(facts(at(address), at(address))) == Count(1, 1)


def test_important_accounts_come_first() -> None:
    first, second = found(at("http://forum.example"), at("http://shop.example"))
    assert (first.urgency, first.subjects[0].site) == (Urgency.SOON, "shop.example")
    assert (second.urgency, second.subjects[0].site) == (Urgency.WHEN_YOU_CAN, "forum.example")


def test_what_was_put_away_excluded_or_has_no_address_is_not_judged() -> None:
    one = "http://forum.example"
    others = (
        at(one, archived=True),
        at(one, excluded=frozenset({insecure_address.CHECK.meta.id})),
        at(one, kind=Kind.WIFI),
        login("", title="Safe"),
    )
    assert found(*others) == []
    assert insecure_address.judged(facts(*others)) == Count(0, 0)


def test_copies_that_a_third_one_joins_are_one_account() -> None:
    joins = login("a.example", urls=("https://a.example", "https://b.example"))
    logins = facts(at("http://a.example"), joins, at("http://b.example"))
    (finding,) = insecure_address.judge(logins)
    assert insecure_address.judged(logins) == Count(len(finding.subjects), finding.subjects[0].importance.weight)


def test_what_is_affected_weighs_as_much_as_where_it_is_counted() -> None:
    joined = login("a.example", title="A", urls=("https://a.example",))
    shop = login("b.example", title="B", urls=("http://shop.example", "http://a.example"))
    logins = facts(joined, shop, services=[SHOP])
    (finding,) = insecure_address.judge(logins)
    assert insecure_address.judged(logins) == Count(1, finding.subjects[0].importance.weight)
