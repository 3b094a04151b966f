from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.exposure.addresses import NOT_ASKED, Support, address, base, is_address, latest, support
from checks.exposure.vault_addresses import seen
from checks.facts import Service, ServiceKind
from checks.model import MessageId, Outcome
from checks.own_addresses import AddressAnswer, AddressSource, OwnAddress, Result, Way
from tests.builders import facts, login

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BUSY, CHANGED = MessageId("net.busy"), MessageId("net.changed")
ONE, TWO = "one@orme.example", "two@orme.example"
YOPMAIL = Service("YOPmail", ("yopmail.com",), ServiceKind.DISPOSABLE)


def own(name: str, *ways: Way) -> OwnAddress:
    return OwnAddress(name, frozenset(ways or (Way.XPOSED,)))


def told(name: str, result: Result = Result.FOUND, days: float = 0, reason: MessageId | None = None) -> AddressAnswer:
    reason = reason or (CHANGED if result is Result.UNKNOWN else None)
    return AddressAnswer(name, AddressSource.HIBP, result, NOW - timedelta(days=days), reason=reason)


# --- what an address is


@pytest.mark.parametrize(
    "text", [ONE, "jean+test@exämple.fr", "o'neil@mail.co.uk", "a_b-c.d@x-y.example", "1@2.example"]
)
def test_an_address_is_taken_as_it_is(text: str) -> None:
    assert address(text) == text


def test_an_address_is_trimmed_and_told_in_small_letters() -> None:
    assert address("  Colette.M@Orme.Example\n") == "colette.m@orme.example"


@pytest.mark.parametrize(
    "text",
    [
        *("", "colette", "@orme.example", "colette@", "a@b", "a@b@c.example", "a b@c.example", '"a"@c.example'),
        *("a@c.example, b@c.example", "a@c..example", "a@.example", "a\u200b@c.example", "a\u202e@c.example"),
        *("https://a@c.example/", "a@c.example?x=1", "x" * 65 + "@c.example", "a@" + "b." * 130 + "example"),
    ],
)
def test_what_is_no_address_is_not_taken_for_one(text: str) -> None:
    assert address(text) == ""
    assert not is_address(text)


@given(st.text())
def test_whatever_is_told_is_an_address_again(text: str) -> None:
    found = address(text)
    assert found == "" or (is_address(found) and is_address(base(found)))


@pytest.mark.parametrize(
    ("tagged", "whole"),
    [
        ("c.olette+shop@gmail.com", "colette@gmail.com"),
        ("colette+shop@outlook.com", "colette@outlook.com"),
        ("c.olette+shop@fastmail.com", "c.olette@fastmail.com"),
        ("colette+a+b@proton.me", "colette@proton.me"),
        ("colette+shop@orme.example", "colette+shop@orme.example"),
        ("c.olette@orme.example", "c.olette@orme.example"),
        ("+shop@gmail.com", "+shop@gmail.com"),
        ("...@gmail.com", "...@gmail.com"),
    ],
)
def test_a_tag_is_taken_off_only_where_the_provider_does(tagged: str, whole: str) -> None:
    assert base(tagged) == whole


# --- which are in a vault


def test_addresses_are_counted_by_account_and_told_in_small_letters() -> None:
    logins = [
        login("bank.example", username="One@orme.example"),
        login("shop.example", username=ONE),
        login("shop.example", username=ONE, source="other.kdbx"),
        login("forum.example", username="one"),
        login("mail.example", username="", email=TWO),
    ]
    assert [(each.address, each.accounts) for each in seen(facts(*logins))] == [(ONE, 2), (TWO, 1)]


def test_the_base_of_tagged_addresses_is_offered_and_each_stands_for_itself() -> None:
    logins = [login(f"s{n}.example", username=f"colette+{n}@gmail.com") for n in range(2)]
    told_of = {each.address: (each.accounts, each.base) for each in seen(facts(*logins))}
    assert told_of == {
        "colette+0@gmail.com": (1, "colette@gmail.com"),
        "colette+1@gmail.com": (1, "colette@gmail.com"),
        "colette@gmail.com": (0, "colette@gmail.com"),
    }


def test_a_base_that_has_accounts_is_not_offered_twice() -> None:
    logins = [login(username="colette+1@gmail.com"), login("b.example", username="colette@gmail.com")]
    assert [each.address for each in seen(facts(*logins))] == ["colette+1@gmail.com", "colette@gmail.com"]


def test_a_mailbox_that_is_thrown_away_is_marked() -> None:
    logins = [login(username="x@yopmail.com"), login("b.example", username=ONE)]
    assert {each.address: each.disposable for each in seen(facts(*logins, services=[YOPMAIL]))} == {
        "x@yopmail.com": True,
        ONE: False,
    }


# --- what answers say


def test_without_a_tick_nothing_is_said() -> None:
    assert support([], [told(ONE)], NOW) is None
    assert support([OwnAddress(ONE, frozenset())], [told(ONE)], NOW) is None


@pytest.mark.parametrize("result", [Result.FOUND, Result.NOT_FOUND])
def test_an_address_is_known_whatever_was_answered(result: Result) -> None:
    assert support([own(ONE)], [told(ONE, result)], NOW) == Support(Outcome.PASS, 1)


def test_what_is_unknown_is_not_counted_as_known() -> None:
    answers = [told(ONE, Result.NOT_FOUND), told(TWO, Result.UNKNOWN)]
    assert support([own(ONE), own(TWO)], answers, NOW) == Support(Outcome.PARTIAL, 0.5)


def test_nothing_known_is_unknown_for_the_reason_that_was_met_most() -> None:
    answers = [
        told(ONE, Result.UNKNOWN, reason=BUSY),
        told(TWO, Result.UNKNOWN, 1),
        told("3@c.example", Result.UNKNOWN, 1),
    ]
    wanted = [own(ONE), own(TWO), own("3@c.example")]
    assert support(wanted, answers, NOW) == Support(Outcome.UNKNOWN, 0, CHANGED)
    assert support(wanted[:2], answers, NOW) == Support(Outcome.UNKNOWN, 0, BUSY)
    assert support(wanted, [], NOW) == Support(Outcome.UNKNOWN, 0, NOT_ASKED)


@pytest.mark.parametrize(("days", "outcome"), [(30, Outcome.PASS), (30.1, Outcome.UNKNOWN)])
def test_an_answer_stands_for_thirty_days(days: float, outcome: Outcome) -> None:
    said = support([own(ONE)], [told(ONE, days=days)], NOW)
    assert said is not None
    assert said.outcome is outcome


def test_an_answer_about_another_address_says_nothing() -> None:
    assert support([own(ONE)], [told(TWO)], NOW) == Support(Outcome.UNKNOWN, 0, NOT_ASKED)


def test_a_failure_after_an_answer_takes_nothing_away() -> None:
    answers = [told(ONE, days=1), told(ONE, Result.UNKNOWN)]
    assert support([own(ONE)], answers, NOW) == Support(Outcome.PASS, 1)
    assert [each.result for each in latest(answers)[ONE, AddressSource.HIBP]] == [Result.UNKNOWN, Result.FOUND]


def test_of_each_source_the_newest_answer_is_told() -> None:
    other = replace(told(ONE, Result.NOT_FOUND, 3), source=AddressSource.XPOSED)
    answers = [told(ONE, days=2), told(ONE, Result.NOT_FOUND), other, told(ONE, Result.UNKNOWN, 1)]
    newest = latest(answers)
    assert [each.result for each in newest[ONE, AddressSource.HIBP]] == [Result.NOT_FOUND]
    assert [each.at for each in newest[ONE, AddressSource.XPOSED]] == [NOW - timedelta(days=3)]
