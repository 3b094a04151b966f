from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Service, ServiceKind
from checks.model import CheckId, Finding, Kind, Login, OldPassword, Outcome, Urgency
from checks.passwords import history
from checks.secret import Secret
from tests.builders import facts, login


def had(*passwords: str, until: date | None = None) -> tuple[OldPassword, ...]:
    return tuple(OldPassword(Secret(password), until) for password in passwords)


def found(*logins: Login) -> list[Finding]:
    return list(history.judge(facts(*logins)))


def test_a_password_that_another_account_had_is_found() -> None:
    old = had("old", "older", until=date(2023, 5, 14))
    (finding,) = found(login("bank.example", "new", history=old), login("shop.example", "old"))

    assert finding.outcome is Outcome.FAIL
    assert [subject.site for subject in finding.subjects] == ["shop.example"]
    assert finding.evidence.message == "history.until"
    assert finding.evidence.params == {"n": 1, "account": "bank.example", "year": "2023"}
    assert finding.urgency is Urgency.WHEN_YOU_CAN


def test_without_a_date_none_is_told() -> None:
    (finding,) = found(login("bank.example", "new", history=had("old")), login("shop.example", "old"))

    assert (finding.evidence.message, finding.evidence.params) == (
        "history.before",
        {"n": 1, "account": "bank.example"},
    )


def test_who_had_it_last_is_named() -> None:
    years = {"a": 2019, "b": 2022, "c": 2021}
    holders = [
        login(f"{name}.example", f"new {name}", history=had("old", until=date(year, 1, 1)))
        for name, year in years.items()
    ]
    for order in permutations(holders):
        (finding,) = found(*order, login("shop.example", "old"))
        assert finding.evidence.params["account"] == "b.example"


def test_what_an_account_had_itself_is_no_reuse() -> None:
    assert found(login(password="old", history=had("old", "older"))) == []
    assert found(login(password="new", history=had("old")), login(password="old", source="b.csv")) == []


def test_an_account_without_a_user_name_may_be_the_same() -> None:
    assert found(login(password="new", history=had("old")), login(password="old", username="")) == []


def test_a_password_that_both_use_today_is_left_to_reuse() -> None:
    assert found(login("bank.example", "old", history=had("old")), login("shop.example", "old")) == []


def test_all_that_use_it_today_are_named() -> None:
    users = [login(f"{name}.example", "old") for name in ("c", "b")]
    (finding,) = found(login("bank.example", "new", history=had("old")), *users)

    assert [subject.site for subject in finding.subjects] == ["b.example", "c.example"]


def test_who_has_no_password_any_more_had_one() -> None:
    assert len(found(login("bank.example", None, history=had("old")), login("shop.example", "old"))) == 1


@pytest.mark.parametrize(
    "holder",
    [
        login("bank.example", "new", history=had("old"), archived=True),
        login("bank.example", "new", history=had("old"), kind=Kind.WIFI),
        login("bank.example", "new", history=had("old"), excluded=frozenset({CheckId("passwords.history")})),
        login("bank.example", "new", history=had("Old", "")),
    ],
)
def test_what_does_not_count_does_not_alarm(holder: Login) -> None:
    assert found(holder, login("shop.example", "old"), login("mail.example", "")) == []


@pytest.mark.parametrize(
    "user",
    [
        login("shop.example", "old", archived=True),
        login("shop.example", "old", kind=Kind.PIN),
        login("shop.example", "old", excluded=frozenset({CheckId("passwords.history")})),
    ],
)
def test_who_does_not_count_is_not_alarmed(user: Login) -> None:
    assert found(login("bank.example", "new", history=had("old")), user) == []


def test_an_important_account_comes_first() -> None:
    mail = Service("Mail", ("mail.example",), ServiceKind.MAILBOX)
    logins = login("bank.example", "new", history=had("old")), login("mail.example", "old")
    (finding,) = history.judge(facts(*logins, services=[mail]))

    assert finding.urgency is Urgency.FIRST


SECRETS = st.sampled_from(["one", "two", "three", ""])
LOGINS = st.lists(
    st.builds(
        login,
        site=st.sampled_from(["bank.example", "shop.example", "mail.example", ""]),
        password=SECRETS,
        username=st.sampled_from(["alice", "bob", ""]),
        title=st.sampled_from(["Bank", "Shop", ""]),
        history=st.lists(SECRETS, max_size=2).map(lambda passwords: had(*passwords)),
    ),
    max_size=8,
)


@given(LOGINS.flatmap(lambda logins: st.tuples(st.just(logins), st.permutations(logins))))
def test_the_order_of_the_vault_changes_nothing(both: tuple[Sequence[Login], Sequence[Login]]) -> None:
    one, other = both
    assert found(*one) == found(*other)


@given(LOGINS)
def test_never_more_accounts_are_affected_than_judged(logins: Sequence[Login]) -> None:
    assert sum(len(finding.subjects) for finding in found(*logins)) <= history.judged(facts(*logins)).accounts


def test_a_long_history_of_many_accounts_stays_quick() -> None:
    everybody = [login(f"{n}.example", "old", history=had(*map(str, range(20)))) for n in range(500)]
    (finding,) = found(*everybody, login("bank.example", "new", history=had("old") * 1000))

    assert len(finding.subjects) == 500
