from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Count, Service, ServiceKind
from checks.model import CheckId, Finding, Importance, Kind, Login, OldPassword, Outcome, Urgency
from checks.passwords import accounts, reuse
from checks.secret import Secret
from tests.builders import facts, login


def found(*logins: Login) -> list[Finding]:
    return list(reuse.judge(facts(*logins)))


def judged(*logins: Login) -> int:
    return reuse.judged(facts(*logins)).accounts


def test_one_password_on_two_sites_is_reuse() -> None:
    (finding,) = found(login("bank.example", "same"), login("shop.example", "same"))

    assert finding.outcome is Outcome.FAIL
    assert [(x.title, x.site, x.user) for x in finding.subjects] == [
        ("bank.example", "bank.example", "alice"),
        ("shop.example", "shop.example", "alice"),
    ]
    assert (finding.evidence.message, finding.evidence.params) == ("reuse.shared", {"n": 2, "sites": 2})
    assert finding.urgency is Urgency.SOON


def test_three_sites_are_the_first_thing_to_mend() -> None:
    (finding,) = found(*(login(f"{name}.example", "same") for name in ("bank", "mail", "shop")))

    assert finding.urgency is Urgency.FIRST
    assert finding.evidence.params == {"n": 3, "sites": 3}


def test_different_passwords_are_not_reuse() -> None:
    assert found(login("bank.example", "same"), login("shop.example", "Same")) == []


def test_two_users_of_one_site_are_two_accounts() -> None:
    (finding,) = found(login(password="same", username="alice"), login(password="same", username="bob"))

    assert (finding.evidence.message, finding.evidence.params) == ("reuse.one_site", {"n": 2})


def test_the_same_account_in_two_vaults_is_one_account() -> None:
    twice = [login(password="same", source="a.kdbx"), login(password="same", source="b.csv")]

    assert found(*twice) == []
    assert judged(*twice) == 1


def test_one_row_for_each_address_of_a_site_is_one_account() -> None:
    assert found(login("www.bank.example", "same"), login("login.bank.example", "same")) == []


def test_user_names_are_compared_without_blanks_and_case() -> None:
    assert found(login(password="same", username=" Alice "), login(password="same", username="alice")) == []


def test_an_empty_user_name_belongs_to_the_account_of_its_site() -> None:
    assert found(login(password="same"), login(password="same", username="")) == []
    assert found(login(password="same", username=""), login(password="same", username="")) == []


def test_an_empty_user_name_does_not_hide_that_two_others_share() -> None:
    logins = [login(password="same", username=user) for user in ("alice", "", "bob")]

    assert [len(finding.subjects) for finding in found(*logins)] == [2]


def test_an_empty_user_name_on_another_site_is_another_account() -> None:
    assert len(found(login(password="same"), login("shop.example", "same", username=""))) == 1


def test_a_login_with_two_addresses_is_one_account_with_a_copy_for_each() -> None:
    both = login(password="same", urls=("https://bank.example", "https://bank-app.example"))

    assert found(both, login("bank.example", "same"), login("bank-app.example", "same")) == []


@pytest.mark.parametrize("titles", ["ABC", "BAC"])
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_login_with_two_addresses_joins_all_that_lie_at_either(order: tuple[int, ...], titles: str) -> None:
    parts = [
        login(password="same", title=titles[0], urls=("https://bank.example",)),
        login(password="same", title=titles[1], urls=("https://bank-app.example", "https://bank.test")),
        login(password="same", title=titles[2], urls=("https://bank.example", "https://bank-app.example")),
    ]
    (finding,) = found(*(parts[n] for n in order), login("shop.example", "same"))

    assert [subject.title for subject in finding.subjects] == ["A", "shop.example"]


def test_without_an_address_the_title_tells_accounts_apart() -> None:
    assert found(login("", "same", title="Bank"), login("", "same", title="bank ")) == []
    assert len(found(login("", "same", title="Bank"), login("", "same", title="Shop"))) == 1


@pytest.mark.parametrize(
    "other",
    [
        login("shop.example", None),
        login("shop.example", ""),
        login("shop.example", "same", archived=True),
        login("shop.example", "same", kind=Kind.WIFI),
        login("shop.example", "same", kind=Kind.PIN),
        login("shop.example", "same", kind=Kind.SERVER),
        login("shop.example", "same", excluded=frozenset({CheckId("passwords.reuse")})),
        login("shop.example", "other", history=(OldPassword(Secret("same"), None),)),
    ],
)
def test_what_does_not_count_does_not_alarm(other: Login) -> None:
    assert found(login("bank.example", "same"), other) == []


def test_two_logins_without_password_share_nothing() -> None:
    assert found(login("bank.example", None), login("shop.example", None)) == []
    assert judged(login("bank.example", None), login("shop.example", "")) == 0


def test_an_exclusion_from_another_check_does_not_count() -> None:
    other = login("shop.example", "same", excluded=frozenset({CheckId("passwords.strength")}))

    assert len(found(login("bank.example", "same"), other)) == 1


def test_the_widest_shared_passwords_come_first() -> None:
    narrow = [login(f"{name}.example", "narrow") for name in "ab"]
    wide = [login(f"{name}.example", "wide") for name in "cdef"]

    assert [len(finding.subjects) for finding in found(*narrow, *wide)] == [4, 2]


SITES = st.sampled_from(["bank.example", "www.bank.example", "shop.example", "alice.github.io", ""])
LOGINS = st.lists(
    st.builds(
        login,
        site=SITES,
        password=st.sampled_from(["one", "two", "three", "", None]),
        username=st.sampled_from(["alice", "Alice ", "bob", ""]),
        title=st.sampled_from(["Bank", "bank", "Shop", ""]),
        kind=st.sampled_from([Kind.LOGIN, Kind.LOGIN, Kind.WIFI]),
        archived=st.booleans(),
    ),
    max_size=12,
)


def shapes(findings: Iterable[Finding]) -> Counter[tuple[object, ...]]:
    """Count the findings by all that does not depend on titles."""
    return Counter(
        (
            f.urgency,
            f.evidence.message,
            *f.evidence.params.values(),
            frozenset((s.site, s.user.casefold()) for s in f.subjects),
        )
        for f in findings
    )


@given(LOGINS.flatmap(lambda logins: st.tuples(st.just(logins), st.permutations(logins))))
def test_the_order_of_the_vault_changes_nothing(both: tuple[Sequence[Login], Sequence[Login]]) -> None:
    one, other = both
    assert found(*one) == found(*other)
    assert judged(*one) == judged(*other)


@given(LOGINS)
def test_a_second_export_of_the_same_vault_changes_nothing(logins: Sequence[Login]) -> None:
    assert found(*logins, *logins) == found(*logins)
    assert judged(*logins, *logins) == judged(*logins)


@given(LOGINS.map(lambda logins: [x for x in logins if x.urls]))
def test_renaming_what_has_an_address_changes_nothing(logins: Sequence[Login]) -> None:
    renamed = [replace(x, title=f"{x.title[::-1]} renamed", folder="Elsewhere") for x in logins]
    assert shapes(found(*renamed)) == shapes(found(*logins))


@given(LOGINS)
def test_never_more_accounts_are_affected_than_judged(logins: Sequence[Login]) -> None:
    assert sum(len(finding.subjects) for finding in found(*logins)) <= judged(*logins) <= len(logins)


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(st.lists(st.builds(login, site=ANY_TEXT, password=ANY_TEXT, username=ANY_TEXT, title=ANY_TEXT), max_size=6))
def test_any_text_is_judged(logins: Sequence[Login]) -> None:
    assert all(finding.subjects for finding in found(*logins))


def test_ten_thousand_copies_of_one_account_are_one_account() -> None:
    assert judged(*[login(password="same")] * 10_000) == 1


X = Service("X", ("x.com", "twitter.com"), ServiceKind.SOCIAL)
MAIL = Service("Mail", ("mail.example",), ServiceKind.MAILBOX)


def test_two_sites_of_one_service_are_one_account() -> None:
    twice = (login("x.com", "same"), login("twitter.com", "same"))
    assert list(reuse.judge(facts(*twice, services=[X]))) == []
    assert len(list(reuse.judge(facts(*twice)))) == 1


def test_an_account_is_as_important_as_its_service_says() -> None:
    (finding,) = reuse.judge(facts(login("mail.example", "same"), login("forum.example", "same"), services=[MAIL]))
    assert [subject.importance for subject in finding.subjects] == [Importance.HIGHEST, Importance.NORMAL]
    of = reuse.judged(facts(login("mail.example", "same"), login("forum.example", "same"), services=[MAIL]))
    assert of == Count(2, 4)


def test_a_password_shared_with_a_mailbox_is_the_first_thing_to_mend() -> None:
    many = [login(f"s{n}.example", "other") for n in range(5)]
    first, second = reuse.judge(
        facts(*many, login("mail.example", "same"), login("forum.example", "same"), services=[MAIL])
    )
    assert (first.evidence.message, first.urgency) == ("reuse.mailbox", Urgency.FIRST)
    assert second.evidence.message == "reuse.shared"


def test_of_copies_with_one_name_the_most_important_speaks_whatever_the_order() -> None:
    bank = Service("Bank", ("bank.example",), ServiceKind.BANK)
    plain = login("forum.example")
    also = replace(plain, urls=(*plain.urls, "https://bank.example"), folder="Money")
    for order in ((plain, also), (also, plain)):
        (subject,) = accounts.accounts(order, facts(*order, services=[bank]))
        assert (subject.importance, subject.folder) == (Importance.HIGHEST, "Money")
